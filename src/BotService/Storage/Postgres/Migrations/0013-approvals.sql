-- What becomes of a turn that is not done: its answer waits for approval, it waits behind one and was looked at, or that is over.
alter table inbox add column hold text null check (hold in ('held', 'behind', 'over'));

-- Which answers wait for approval, and for how long: those for which all of what is named holds. Past ones go after 400 days.
create table answer_rules (
  number        bigint not null primary key generated always as identity,
  entry         text    null,
  class         text    null,
  organisation  text    null,
  channel       text    null,
  from_day      text    not null,
  until_day     text    not null,
  holds_outside boolean not null,
  by_whom       text    not null,
  why           text    not null,
  at            timestamptz not null,
  ended_at      timestamptz null
);

-- Answers that wait for approval, and those that did. `replies` is what the citizen would see, `kept` what else the turn leaves
-- behind: that goes with the decision, the rest 90 days after it. Every one that waits has its clock: lapses_at.
create table held_answers (
  number       bigint  not null primary key generated always as identity,
  conversation text    not null,
  inbox        bigint  not null,
  activity_id  text    not null,
  turns        integer not null,
  rule         bigint  not null,
  entry        text    not null,
  organisation text    null,
  channel      text    not null,
  locale       text    not null,
  question     text    not null,
  replies      text    not null,
  kept         text    null,
  held_at      timestamptz not null,
  due_at       timestamptz not null,
  lapses_at    timestamptz not null,
  status       text    not null default 'waiting'
    check (status in ('waiting', 'approved', 'edited', 'refused', 'lapsed', 'withdrawn')),
  edit         text    null,
  word         text    null,
  decided_by   text    null,
  decided_at   timestamptz null,
  version      integer not null default 0
);
create unique index held_answers_waiting on held_answers (conversation) where status = 'waiting';
create index held_answers_due on held_answers (due_at) where status = 'waiting';
create index held_answers_decided on held_answers (decided_at);

-- How answers of an entry fared, by the day they were held. Kept for 400 days.
create table held_counts (
  day      text    not null,
  entry    text    not null,
  shown    integer not null default 0,
  approved integer not null default 0,
  edited   integer not null default 0,
  refused  integer not null default 0,
  lapsed   integer not null default 0,
  primary key (day, entry)
);
