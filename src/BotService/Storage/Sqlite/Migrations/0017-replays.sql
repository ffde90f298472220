-- Questions that were asked, each once, without who asked them: the key is the text as texts are compared, the text is
-- masked. They go 400 days after they were asked last. `asked_reads` says up to which turn they were gathered.
create table asked_questions (
  number    integer not null primary key,
  key       text    not null unique,
  text      text    not null,
  locale    text    not null,
  times     integer not null,
  first_day text    not null,
  last_day  text    not null
);
create index asked_questions_last on asked_questions (last_day);
create table asked_reads (
  turn integer not null
);
insert into asked_reads (turn) values (0);

-- A draft's content held against its base, with what was asked again. They go 400 days after they were asked for, with
-- their groups, unless a release was made of that draft: then they say why.
create table replays (
  number  integer not null primary key,
  draft   integer not null references drafts (number),
  content text    not null,
  base    text    not null,
  state   text    not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  at      text    not null,
  until   text    null,
  done_at text    null,
  figures text    null,
  clean   integer not null default 0,
  unique (draft, content, base)
);
create index replays_line on replays (at) where state in ('waiting', 'running');

-- Alike changes. `example` is what somebody said, masked; blank once its sender took it back.
create table replay_groups (
  replay      integer not null references replays (number),
  id          text    not null,
  kind        text    not null,
  count       integer not null,
  is_expected integer not null,
  difference  text    not null,
  example     text    not null,
  decision    text    null check (decision in ('accepted', 'refused')),
  by_whom     text    null,
  decided_at  text    null,
  word        text    null,
  primary key (replay, id)
);

-- When a draft was proposed last, and until when an answer is expected: only votes since then count. Kept like the record.
create table draft_proposals (
  draft   integer not null primary key references drafts (number),
  content text not null,
  by_whom text not null,
  at      text not null,
  until   text not null
);

-- Who approved which content. Kept like the record.
create table draft_votes (
  draft   integer not null references drafts (number),
  content text    not null,
  by_whom text    not null,
  kind    text    not null check (kind in ('approve', 'urgent')),
  at      text    not null,
  primary key (draft, content, by_whom, kind)
);

-- Who looked at a draft last and when; rows go with the day.
create table draft_looks (
  draft   integer not null references drafts (number),
  by_whom text    not null,
  at      text    not null,
  primary key (draft, by_whom)
);

-- Asked of people without an account: only the hash of their link is kept. Kept like the record, for they say who agreed.
create table fact_checks (
  number      integer not null primary key,
  draft       integer not null references drafts (number),
  hash        text    not null unique,
  name        text    not null,
  unit        text    not null,
  by_whom     text    not null,
  at          text    not null,
  until       text    not null,
  content     text    null,
  agrees      integer null,
  comment     text    null,
  answered_at text    null
);
create index fact_checks_draft on fact_checks (draft);
