-- What data files hold, named by the SHA-256 of it. Kept while a release or a draft has it.
create table blobs (
  hash  text not null primary key,
  bytes blob not null
);

-- Releases: which file holds what. `files` is the blob that lists them. Kept while they are or were in force, or a
-- receipt names them.
create table releases (
  id       text    not null primary key,
  files    text    not null references blobs (hash),
  title    text    not null,
  reason   text    not null,
  by_whom  text    not null,
  at       text    not null,
  base     text    null,
  origin   text    not null check (origin in ('shipped', 'folder', 'draft')),
  draft    integer null,
  program  text    not null
);
create index releases_at on releases (at);

-- From which day (Taiwan) which release holds: of the rows that count and have begun, the one with the latest day, and
-- of one day the one that was written last. Kept for ever, like the record.
create table release_days (
  number       integer not null primary key,
  from_day     text    not null,
  release      text    not null references releases (id),
  kind         text    not null check (kind in ('folder', 'publish', 'rollback', 'urgent')),
  until        text    null,
  draft        integer null,
  reason       text    not null,
  by_whom      text    not null,
  at           text    not null,
  cancelled_at text    null
);

-- A receipt's own release, which is kept as long as the receipt, and the case that its sheet is made of.
alter table receipts add column release text null;
alter table receipts add column given text null;
update receipts set release = json_extract(sheet, '$.release');
create index receipts_release on receipts (release);
