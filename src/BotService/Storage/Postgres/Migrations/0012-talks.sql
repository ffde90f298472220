-- Talks that citizens have, or wait for, with a person. Every open one has its clock: due_at. The reply token of the citizen's last
-- word is encrypted and goes when it is used, at the latest with the talk's end. The rows go 400 days after their end.
create table live_talks (
  number            bigint not null primary key generated always as identity,
  conversation      text    not null,
  organisation      text    null,
  entry             text    null,
  channel           text    not null,
  locale            text    not null,
  asked_at          timestamptz    not null,
  place_at          timestamptz    not null,
  promise_at        timestamptz    not null,
  due_at            timestamptz    not null,
  clock             text    not null
    check (clock in ('take', 'forward', 'staff', 'staff-reminded', 'citizen', 'citizen-asked', 'none')),
  status            text    not null default 'waiting' check (status in ('waiting', 'taken', 'ended')),
  person            text    null,
  work_name         text    null,
  taken_at          timestamptz    null,
  heard_at          timestamptz    null,
  said_at           timestamptz    null,
  ticket            bytea   null,
  ticket_at         timestamptz    null,
  for_person        text    null,
  from_organisation text    null,
  from_person       text    null,
  from_name         text    null,
  from_reason       text    null,
  outcome           text    null,
  ended_at          timestamptz    null,
  version           integer not null default 0
);
create unique index live_talks_open on live_talks (conversation) where status <> 'ended';
create index live_talks_due on live_talks (due_at) where status <> 'ended';
create index live_talks_queue on live_talks (organisation, place_at) where status = 'waiting';
create index live_talks_ended on live_talks (ended_at);
create index live_talks_conversation on live_talks (conversation, number);

-- What staff's pages show at once, for pages that were cut off for a moment. No texts. Goes after an hour.
create table live_events (
  number       bigint not null primary key generated always as identity,
  at           timestamptz    not null,
  kind         text    not null check (kind in ('queue', 'message', 'clock', 'approval')),
  organisation text    null,
  person       text    null,
  conversation text    null,
  sequence     bigint not null default 0
);
create index live_events_at on live_events (at);

-- Who takes talks: what they said, and when a page of theirs was last open. Goes 400 days after that.
create table presence (
  person    text not null primary key,
  state     text not null check (state in ('there', 'pause', 'away')),
  work_name text not null,
  since     timestamptz not null,
  seen_at   timestamptz not null
);

-- Said unasked where the channel takes nothing but answers: it goes with the citizen's next message, or with the conversation.
alter table outbox add column parked_at timestamptz null;

-- Citizens whom others passed on to us by a signed link, with what was said there, masked. Goes after 30 days.
create table referrals (
  signature    text        not null primary key,
  at           timestamptz not null,
  from_name    text        not null,
  organisation text        not null,
  entry        text        not null,
  words        text        not null,
  code         text        not null
);
