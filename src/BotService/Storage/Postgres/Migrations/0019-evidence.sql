-- That a half-year is assessed: who sees to it, and the hash of what was handed in. Kept for ever, like the record.
create table evidence_tasks (
  half     text    not null primary key,
  owner    text    null,
  done_at  timestamptz null,
  done_by  text    null,
  manifest text    null,
  version  integer not null default 0
);
