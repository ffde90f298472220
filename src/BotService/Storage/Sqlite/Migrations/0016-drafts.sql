-- Changes of the knowledge in the making. Kept like the record, for they say why the knowledge is as it is; what was
-- saved of one that came to nothing goes 400 days after its end.
create table drafts (
  number    integer not null primary key,
  title     text    not null,
  reason    text    not null,
  source    text    not null,
  base      text    not null references releases (id),
  state     text    not null default 'editing' check (state in (
    'editing', 'proposed', 'replayed', 'approved', 'scheduled', 'published', 'rejected', 'withdrawn', 'superseded')),
  revision  integer not null default 0,
  version   integer not null default 0,
  by_whom   text    not null,
  at        text    not null,
  causes    text    not null default '[]',
  expects   text    not null default '[]',
  is_urgent integer not null default 0,
  content   text    null,
  release   text    null,
  from_day  text    null,
  word      text    null,
  ended_at  text    null
);
create index drafts_state on drafts (state, number);

-- Every saving of every file; `hash` is null where the file goes. A base's own files stand in no row.
create table draft_writes (
  draft    integer not null references drafts (number),
  revision integer not null,
  path     text    not null,
  hash     text    null references blobs (hash),
  by_whom  text    not null,
  at       text    not null,
  primary key (draft, path, revision)
);

-- Against which release a draft stood from which revision on: an earlier one reads as it was.
create table draft_bases (
  draft    integer not null references drafts (number),
  revision integer not null,
  release  text    not null references releases (id),
  primary key (draft, revision)
);
