-- How often whoever answers for an entry was reminded to read it again, and when last: one row for each day by which it was to
-- be read. The step tells which reminder it was, so that of several processes one makes it. Kept 400 days after the last one.
create table review_chases (
  entry     text    not null,
  review_by text    not null,
  step      integer not null,
  times     integer not null,
  at        timestamptz not null,
  primary key (entry, review_by)
);
