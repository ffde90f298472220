-- What was deleted because somebody asked for it: how many rows of which table, and a keyed hash over them; no contents. `subject` is a
-- keyed hash of the conversation's id, by which it is known again. Kept like the record.
create table deletions (
  number  integer not null primary key,
  at      text    not null,
  by_whom text    not null,
  why     text    not null,
  subject text    not null,
  counts  text    not null,
  digest  text    not null
);
create index deletions_subject on deletions (subject);

-- Citizens who ask staff for a deletion, with its clock. Conversation and receipt are blank once it is done. Kept like the record.
create table privacy_requests (
  number       integer not null primary key,
  receipt      text    not null,
  conversation text    not null,
  asked_at     text    not null,
  due_at       text    not null,
  status       text    not null default 'open' check (status in ('open', 'done', 'refused')),
  word         text    null,
  decided_by   text    null,
  decided_at   text    null,
  version      integer not null default 0
);
create index privacy_requests_open on privacy_requests (due_at) where status = 'open';
create index privacy_requests_receipt on privacy_requests (receipt);

-- Texts that somebody marked as personal and that are masked since: how many places, not the text. They go with the conversation.
create table marked_texts (
  number       integer not null primary key,
  conversation text    not null,
  places       integer not null,
  by_whom      text    not null,
  at           text    not null
);
create index marked_texts_conversation on marked_texts (conversation);
