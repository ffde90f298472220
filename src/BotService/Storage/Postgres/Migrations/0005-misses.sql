-- How often misses were gathered; whoever gathers moves it on, so that two processes never do so with the same.
create table miss_reads (
  number     bigint not null
);
insert into miss_reads (number) values (0);

-- Questions that nobody answered, put together by likeness. A group keeps its number whatever joins it. Figures are kept
-- in the write. Groups go, with what is in them, 400 days after their last question unless they are open.
create table miss_groups (
  number        bigint not null primary key generated always as identity,
  title         text    not null,
  status        text    not null default 'new' check (status in ('new', 'open', 'judged', 'closed')),
  assignee      text    null,
  due           text    null,
  chased_at     timestamptz null,
  judgement     text    null,
  entry         text    null,
  proposal      bigint null,
  merged_into   bigint null,
  version       integer not null default 0,
  size          integer not null default 0,
  texts         integer not null default 0,
  conversations integer not null default 0,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  languages     text    not null default '{}',
  nearest       text    not null default '[]',
  organisation  text    null
);
create index miss_groups_list on miss_groups (status, size);
create index miss_groups_last on miss_groups (last_at);

-- Each text once. The key is the text as texts are compared; the text is masked.
create table miss_texts (
  number       bigint not null primary key generated always as identity,
  key          text    not null unique,
  group_number bigint not null references miss_groups (number),
  text         text    not null,
  language     text    null,
  reason       text    not null,
  size         integer not null default 0,
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  nearest      text    not null default '[]',
  organisation text    null,
  words_before text    not null default '[]'
);
create index miss_texts_group on miss_texts (group_number, size);

-- Each time it was asked. `origin` is the row in `unanswered` or `searches`.
create table misses (
  number       bigint not null primary key generated always as identity,
  text_number  bigint not null references miss_texts (number),
  source       text    not null,
  origin       bigint not null,
  at           timestamptz not null,
  conversation text    null,
  activity_id  text    null
);
create unique index misses_origin on misses (source, origin);
create index misses_text on misses (text_number, number);
create index misses_conversation on misses (conversation) where conversation is not null;

create table miss_days (
  group_number bigint not null references miss_groups (number),
  day          text    not null,
  count        integer not null,
  primary key (group_number, day)
);

-- Utterances, a new entry or sentences out of scope that are to go into the knowledge, with the trial that shows what
-- they would do. Texts are masked. Kept like the record, for they say why the knowledge is as it is.
create table proposals (
  number       bigint not null primary key generated always as identity,
  kind         text    not null check (kind in ('utterances', 'new-entry', 'out-of-scope')),
  entry        text    null,
  utterances   text    not null,
  group_number bigint null,
  organisation text    null,
  by_whom      text    not null,
  at           timestamptz not null,
  status       text    not null default 'draft' check (status in ('draft', 'tried', 'accepted', 'refused', 'withdrawn', 'released')),
  version      integer not null default 0,
  trial_state  text    null check (trial_state in ('waiting', 'running', 'done', 'failed')),
  trial_at     timestamptz null,
  trial_until  timestamptz null,
  trial        text    null,
  release      text    null,
  decided_by   text    null,
  decided_at   timestamptz null,
  word         text    null
);
create index proposals_status on proposals (status, number);
create index proposals_trial on proposals (trial_at) where trial_state in ('waiting', 'running');
