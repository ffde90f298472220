-- Call-backs that citizens asked for. The telephone number is encrypted and goes when it is closed, at the latest after
-- CallBacks:KeepFor; the row after 400 days. Every one has its clock: due_at.
create table callbacks (
  number       integer not null primary key,
  conversation text    not null,
  organisation text    null,
  entry        text    null,
  channel      text    not null,
  locale       text    not null,
  part         text    not null,
  asked_at     text    not null,
  from_at      text    not null,
  due_at       text    not null,
  status       text    not null default 'open'
    check (status in ('open', 'reached', 'not-reached', 'wrong-number', 'taken-back')),
  owner        text    null,
  contact      blob    null,
  contact_of   text    null,
  to_tell      text    null check (to_tell in ('moved', 'missed', 'ended')),
  closed_at    text    null,
  version      integer not null default 0
);
create index callbacks_open on callbacks (due_at) where status = 'open';
create index callbacks_conversation on callbacks (conversation);

-- Who tried to call, when, and how it went. Goes with its call-back.
create table callback_attempts (
  number   integer not null primary key,
  callback integer not null references callbacks (number),
  at       text    not null,
  by_whom  text    not null,
  outcome  text    not null check (outcome in ('reached', 'not-reached', 'wrong-number')),
  word     text    null
);
create index callback_attempts_of on callback_attempts (callback, number);

-- Telephone numbers, encrypted, while the rest is still being asked; they go then, at the latest after a day.
create table callback_contacts (
  conversation text not null primary key,
  at           text not null,
  contact      blob not null,
  activity_id  text not null
);

-- Single days on which nobody is there, besides those of dialogs/hours.yaml. Of all organisations where none is named. Past ones
-- go after 400 days; the audit keeps who wrote them.
create table closures (
  number       integer not null primary key,
  organisation text    null,
  day          text    not null,
  reason       text    not null,
  by_whom      text    not null,
  at           text    not null
);
create unique index closures_day on closures (day, coalesce(organisation, ''));
