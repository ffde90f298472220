-- Danger that was heard, and whether the operator was told. The text is masked. Rows go after 400 days.
create table emergencies (
  number       integer not null primary key,
  at           text    not null,
  conversation text    not null,
  activity_id  text    not null,
  kind         text    not null,
  language     text    not null,
  sure         integer not null,
  numbers      text    not null,
  text         text    not null,
  release      text    not null,
  told_at      text    null,
  attempts     integer not null default 0,
  not_before   text    not null
);
create index emergencies_at on emergencies (at);
create index emergencies_untold on emergencies (not_before) where told_at is null;
