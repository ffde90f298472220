-- Calls, apart from what is said in them. The caller's number is encrypted and goes after a day, the row after 400 days.
create table calls (
  id          text        not null primary key,
  gateway     text        not null,
  callee      text        null,
  caller_kind text        not null,
  caller      bytea       null,
  caller_key  text        null,
  began_at    timestamptz not null,
  ended_at    timestamptz null,
  reason      text        null
);
create index calls_caller on calls (caller_key, ended_at) where caller_key is not null;
create index calls_began on calls (began_at);

-- Where somebody went on under a number, and when.
alter table continuations add column used_in text null;
alter table continuations add column used_at timestamptz null;
