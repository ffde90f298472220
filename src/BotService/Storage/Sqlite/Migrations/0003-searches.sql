-- What was searched for, so that what nobody found can be added. The text is masked; `entry` is the one found first.
create table searches (
  number  integer not null primary key,
  at      text    not null,
  text    text    not null,
  locale  text    not null,
  results integer not null,
  entry   text    null
);
create index searches_at on searches (at);
