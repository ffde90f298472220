-- Counts of a month as they were published for everybody. Kept for ever, for what was published must not change.
create table open_months (
  month text    not null primary key,
  at    text not null,
  rows  integer not null,
  csv   blob not null,
  json  blob not null
);
