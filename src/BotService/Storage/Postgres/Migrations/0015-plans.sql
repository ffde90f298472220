-- The yearly service plans that came in: whose they are, their text line by line, and what the reader made of it. A file is known
-- again by its hash. Plans go ten years after they came in, with the next that comes.
create table plans (
  id           text    not null primary key,
  year         integer not null,
  organisation text    not null,
  office       text    null,
  title        text    not null,
  items        integer not null,
  unsure       integer not null,
  at           timestamptz not null,
  by_whom      text    not null,
  file_name    text    not null,
  hash         text    not null unique,
  source       text    not null,
  reading      text    not null,
  version      integer not null default 0
);
create index plans_year on plans (year, id);

-- What people said of one part of an item: `was` is what the reader had made of it, `is_now` what it is. A rule for the same file,
-- offered for the organisation's next plan. Rows go ten years after they were made.
create table plan_mends (
  number       bigint  not null primary key generated always as identity,
  hash         text    not null,
  organisation text    not null,
  path         text    not null,
  part         text    not null check (part in ('text', 'departments', 'deadline', 'path')),
  was          text    not null,
  is_now       text    not null,
  at           timestamptz not null,
  by_whom      text    not null
);
create index plan_mends_hash on plan_mends (hash, number);
create index plan_mends_organisation on plan_mends (organisation, number);
