-- How often an entry's list was shown, copied, printed, marked at the desk: sums by day. They go after 400 days.
create table desk_counts (
  day    text    not null,
  entry  text    not null,
  kind   text    not null,
  count  bigint  not null,
  primary key (day, entry, kind)
);

-- What clerks judged of suggested answers. Text and note are masked. The status is new, taken-up or released; wrong and better ones that are
-- new wait for whoever works off misses. Rows go after 400 days.
create table desk_marks (
  number       bigint      not null primary key generated always as identity,
  at           timestamptz not null,
  by_whom      text    not null,
  text         text    not null,
  entry        text    null,
  mark         text    not null,
  better       text    null,
  note         text    null,
  organisation text    null,
  release      text    not null,
  found        text    null,
  probability  double precision null,
  status       text    not null default 'new',
  status_at    timestamptz null
);
create index desk_marks_at on desk_marks (at);
create index desk_marks_person on desk_marks (by_whom, number);
create index desk_marks_organisation on desk_marks (organisation, number);
create index desk_marks_waiting on desk_marks (status, mark);

-- What colleagues should know about an entry; no citizen gets it. The text is masked. Rows go 400 days after they were removed or ended.
create table desk_notes (
  number     bigint      not null primary key generated always as identity,
  at         timestamptz not null,
  by_whom    text    not null,
  entry      text    not null,
  text       text    not null,
  until      text    null,
  removed_at timestamptz null
);
create index desk_notes_entry on desk_notes (entry, number);
