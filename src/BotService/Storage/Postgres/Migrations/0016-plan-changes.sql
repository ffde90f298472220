-- What has to be done about the differences of two plans: as it was found, and what people decided. A decision is kept
-- 1100 days, over the next plan and its assessment; one that is open goes when it is found no longer.
create table plan_changes (
  number     bigint  not null primary key generated always as identity,
  plan_a     text    not null,
  plan_b     text    not null,
  place      integer not null,
  key        text    not null,
  found      text    not null,
  due        text    not null,
  state      text    not null default 'open' check (state in ('open', 'drafted', 'unneeded')),
  draft      bigint  null references drafts (number),
  reason     text    null,
  by_whom    text    null,
  decided_at timestamptz null,
  version    integer not null default 0,
  unique (plan_a, plan_b, key)
);
create index plan_changes_decided on plan_changes (decided_at) where state <> 'open';

-- What staff know to have changed its name, besides what the data says. Kept until somebody takes it out.
create table plan_names (
  number   bigint not null primary key generated always as identity,
  old_name text   not null,
  new_name text   not null,
  since    text   null,
  why      text   null,
  by_whom  text   not null,
  at       timestamptz not null,
  unique (old_name, new_name)
);

-- Why an entry was not read again by its day, as its owner says. The last word of each is kept 400 days.
create table review_delays (
  entry   text not null primary key,
  reason  text not null check (reason in ('no-owner', 'hard', 'unknown')),
  word    text null,
  by_whom text not null,
  at      timestamptz not null
);

-- Whether the pages behind our links answered when they were last asked. The last answer of each is kept 400 days.
create table link_checks (
  url     text not null primary key,
  outcome text not null,
  at      timestamptz not null
);
