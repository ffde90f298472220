-- Times are UTC text (2026-11-20T08:30:00.000Z), which sorts. Flags are 0 and 1. Texts of citizens are masked before they come here.

create table conversations (
  id            text    not null primary key,
  channel       text    not null,
  user_id       text    null,
  locale        text    null,
  service_url   text    null,
  reference     text    null,
  created_at    text    not null,
  last_sequence integer not null default 0,
  greeted       integer not null default 0,
  turns         integer not null default 0,
  state         text    null
);

-- What was received. The raw activity is encrypted and stands here only until its turn has committed; the row stays for telling duplicates.
create table inbox (
  id           integer not null primary key autoincrement,
  conversation text    not null references conversations (id),
  event_key    text    not null,
  activity_id  text    not null,
  sequence     integer not null,
  at           text    not null,
  greeting     integer not null,
  raw          blob    null,
  done         integer not null
);
create unique index inbox_event on inbox (conversation, event_key);
create index inbox_waiting on inbox (conversation, sequence) where done = 0;

-- History and transcript in one.
create table activities (
  number       integer not null primary key,
  conversation text    not null references conversations (id),
  sequence     integer not null,
  at           text    not null,
  from_bot     integer not null,
  type         text    not null,
  reply_to     text    null,
  json         text    not null
);
create unique index activities_sequence on activities (conversation, sequence);

create table turns (
  number       integer not null primary key,
  conversation text    not null,
  activity_id  text    not null,
  at           text    not null,
  locale       text    not null,
  kind         text    not null,
  entry        text    null,
  slots        text    not null,
  score        real    null,
  rivals       text    not null,
  outcome      text    not null,
  language     text    null,
  release      text    not null,
  milliseconds real    not null
);
create index turns_at on turns (at);

create table unanswered (
  number       integer not null primary key,
  at           text    not null,
  conversation text    not null,
  text         text    not null,
  language     text    null,
  reason       text    not null,
  nearest      text    not null,
  release      text    not null,
  status       text    not null default 'new'
);
create index unanswered_at on unanswered (at);

create table ratings (
  number       integer not null primary key,
  at           text    not null,
  conversation text    not null,
  entry        text    null,
  helpful      integer null,
  score        integer null check (score between 1 and 5),
  words        text    null,
  release      text    not null
);
create index ratings_at on ratings (at);
create index ratings_conversation on ratings (conversation);

create table handoffs (
  number       integer not null primary key,
  at           text    not null,
  conversation text    not null,
  entry        text    null,
  release      text    not null
);
create index handoffs_at on handoffs (at);

create table receipts (
  id           text not null primary key,
  at           text not null,
  conversation text not null,
  entry        text not null,
  sheet        text not null
);

-- The activity stands here on its own, because history may drop it before it is delivered.
create table outbox (
  id           integer not null primary key autoincrement,
  conversation text    not null references conversations (id),
  sequence     integer not null,
  json         text    null,
  queued_at    text    not null,
  attempts     integer not null default 0,
  not_before   text    not null,
  status       text    not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  sent_at      text    null,
  reason       text    null
);
create index outbox_waiting on outbox (conversation, id) where status = 'waiting';
create index outbox_conversation on outbox (conversation, sequence);
