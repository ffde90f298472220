-- What citizens were told by the agency, written beside a list. The text is masked.
create table notes (
  number  integer not null primary key,
  at      text    not null,
  receipt text    not null,
  entry   text    not null,
  about   text    not null,
  text    text    not null
);
create index notes_at on notes (at);
create index notes_receipt on notes (receipt, number);
