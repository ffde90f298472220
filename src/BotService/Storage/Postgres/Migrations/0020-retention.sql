-- Runs of retention, and what each did by which rule: no contents. `under_way` is 1 of the one that is at work, else null. They are
-- kept like the record.
create table retention_runs (
  number    bigint      not null primary key generated always as identity,
  by_whom   text    not null,
  began_at  timestamptz not null,
  alive_at  timestamptz not null,
  ended_at  timestamptz null,
  under_way bigint null unique,
  pages     bigint not null default 0
);
create table retention_proofs (
  run     bigint not null references retention_runs (number),
  place   bigint not null,
  rule    text    not null,
  subject text    not null,
  past    timestamptz not null,
  due     bigint not null,
  went    bigint not null default 0,
  held    bigint not null,
  primary key (run, subject)
);

-- Conversations that are not to be erased for now, and why. The reason is masked. Kept like the record after their end.
create table retention_holds (
  number       bigint      not null primary key generated always as identity,
  conversation text    not null,
  reason       text    not null,
  until        timestamptz not null,
  by_whom      text    not null,
  at           timestamptz not null,
  ended_at     timestamptz null,
  ended_by     text    null
);
create index retention_holds_conversation on retention_holds (conversation);

-- The last row of the record that was erased for its age: the first one that is left hangs on its hash.
create table audit_anchor (
  number bigint not null,
  hash   text    not null,
  at     timestamptz null
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
