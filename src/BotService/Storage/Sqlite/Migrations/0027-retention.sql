-- Runs of retention, and what each did by which rule: no contents. `under_way` is 1 of the one that is at work, else null. They are
-- kept like the record.
create table retention_runs (
  number    integer not null primary key,
  by_whom   text    not null,
  began_at  text    not null,
  alive_at  text    not null,
  ended_at  text    null,
  under_way integer null unique,
  pages     integer not null default 0
);
create table retention_proofs (
  run     integer not null references retention_runs (number),
  place   integer not null,
  rule    text    not null,
  subject text    not null,
  past    text    not null,
  due     integer not null,
  went    integer not null default 0,
  held    integer not null,
  primary key (run, subject)
);

-- Conversations that are not to be erased for now, and why. The reason is masked. Kept like the record after their end.
create table retention_holds (
  number       integer not null primary key,
  conversation text    not null,
  reason       text    not null,
  until        text    not null,
  by_whom      text    not null,
  at           text    not null,
  ended_at     text    null,
  ended_by     text    null
);
create index retention_holds_conversation on retention_holds (conversation);

-- The last row of the record that was erased for its age: the first one that is left hangs on its hash.
create table audit_anchor (
  number integer not null,
  hash   text    not null,
  at     text    null
);
insert into audit_anchor (number, hash) values (0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Rows are found by their age.
create index activities_at on activities (at);
create index inbox_at on inbox (at);
create index outbox_queued on outbox (queued_at);
create index receipts_at on receipts (at);
create index receipts_conversation on receipts (conversation);
create index conversations_created on conversations (created_at);
create index turns_explained on turns (at) where explanation is not null;
create index handoffs_conversation on handoffs (conversation);
create index continuations_conversation on continuations (conversation);
create index emergencies_conversation on emergencies (conversation);
create index held_answers_conversation on held_answers (conversation);
create index live_events_conversation on live_events (conversation);
