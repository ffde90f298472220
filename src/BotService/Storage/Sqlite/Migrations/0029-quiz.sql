-- How staff answered the monthly quiz, the first time. Rows go 400 days after they were given, with the next that come.
create table quiz_answers (
  month    text    not null,
  person   text    not null,
  entry    text    not null,
  at       text not null,
  is_right integer not null,
  primary key (month, person, entry)
);
