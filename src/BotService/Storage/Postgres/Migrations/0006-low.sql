-- How far each watcher has gone over the rows of a table.
create table review_marks (
  name     text    not null primary key,
  position bigint not null
);

-- Conversations that went badly, one item each. An item goes 400 days after it was closed; while it is open the
-- conversation's history is kept beyond its usual length. Days are Taiwan's, as text.
create table low_items (
  number       bigint not null primary key generated always as identity,
  conversation text    not null unique,
  at           timestamptz    not null,
  heard_at     timestamptz    not null,
  reasons      text    not null,
  status       text    not null default 'open' check (status in ('open', 'closed')),
  cause        text    null,
  assignee     text    null,
  due          text    null,
  chased_at    timestamptz    null,
  chases       integer not null default 0,
  entry        text    null,
  organisation text    null,
  score        integer null,
  closed_at    timestamptz    null,
  version      integer not null default 1
);
create index low_items_status on low_items (status, number);
create index low_items_closed on low_items (closed_at) where closed_at is not null;

-- What was done about an item, in order: noted, chased, assigned, closed. Texts are masked; rows go with their item.
create table low_notes (
  number  bigint not null primary key generated always as identity,
  item    bigint not null references low_items (number),
  at      timestamptz    not null,
  by_whom text    not null,
  kind    text    not null,
  text    text    null
);
create index low_notes_item on low_notes (item, number);

-- How turns went and how they were liked, counted when it happens. Entry and organisation are '' where there is none.
-- Shares keep turns of many conversations from waiting for one row. Days are Taiwan's, as text. Rows go after three
-- years: an effect is looked for a year later, too.
create table outcomes (
  day          text    not null,
  entry        text    not null,
  organisation text    not null,
  channel      text    not null,
  share        integer not null default 0,
  turns        integer not null default 0,
  answered     integer not null default 0,
  missed       integer not null default 0,
  repeated     integer not null default 0,
  score1       integer not null default 0,
  score2       integer not null default 0,
  score3       integer not null default 0,
  score4       integer not null default 0,
  score5       integer not null default 0,
  helpful      integer not null default 0,
  unhelpful    integer not null default 0,
  primary key (day, entry, organisation, channel, share)
) with (fillfactor = 50);

-- What is done so that something gets better. `quarter` opened it again; `looked`: the quarter after its closing was
-- compared. Rows go five years after they were closed or dropped.
create table improvements (
  number       bigint not null primary key generated always as identity,
  at           timestamptz    not null,
  by_whom      text    not null,
  cause        text    not null,
  problem      text    not null,
  measure      text    not null,
  aim          text    not null,
  entries      text    not null,
  organisation text    null,
  miss_group   bigint null,
  item         bigint null,
  owner        text    not null,
  due          text    not null,
  status       text    not null default 'planned' check (status in ('planned', 'started', 'closed', 'dropped')),
  started_at   timestamptz    null,
  closed_at    timestamptz    null,
  closed_by    text    null,
  reopened_at  timestamptz    null,
  quarter      text    null,
  looked       text    null,
  version      integer not null default 1
);
create index improvements_status on improvements (status, number);

-- Why one may believe that a measure was taken. Files are whole; rows go with their improvement.
create table improvement_evidence (
  number      bigint not null primary key generated always as identity,
  improvement bigint not null references improvements (number),
  at          timestamptz    not null,
  by_whom     text    not null,
  kind        text    not null check (kind in ('release', 'file', 'report')),
  name        text    not null,
  figures     text    null,
  sha256      text    null,
  size        bigint null,
  content     bytea    null
);
create index improvement_evidence_of on improvement_evidence (improvement, number);

-- Effects as they were measured; the counts stand in them. Rows go with their improvement.
create table improvement_effects (
  number      bigint not null primary key generated always as identity,
  improvement bigint not null references improvements (number),
  at          timestamptz    not null,
  by_whom     text    not null,
  kind        text    not null,
  effect      text    not null
);
create index improvement_effects_of on improvement_effects (improvement, number);

-- What there was before: turns, misses and ratings by day. Whether a turn repeated another is not counted afterwards.
insert into outcomes (day, entry, organisation, channel, turns, answered, missed, score1, score2, score3, score4, score5,
  helpful, unhelpful)
select day, entry, organisation, channel, sum(turns), sum(answered), sum(missed), sum(score1), sum(score2), sum(score3),
  sum(score4), sum(score5), sum(helpful), sum(unhelpful)
from (
  select to_char(t.at at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD') as day, coalesce(t.entry, '') as entry,
    case when position('.' in coalesce(t.entry, '')) > 0 then split_part(t.entry, '.', 1) else '' end as organisation,
    coalesce(c.channel, '') as channel, 1 as turns,
    case when u.activity_id is null and t.kind in ('checklist', 'answer', 'action', 'facet', 'missing') then 1 else 0 end as answered,
    case when u.activity_id is null then 0 else 1 end as missed,
    0 as score1, 0 as score2, 0 as score3, 0 as score4, 0 as score5, 0 as helpful, 0 as unhelpful
  from turns t left join conversations c on c.id = t.conversation
    left join (select distinct conversation, activity_id from unanswered where activity_id is not null
      and reason not in ('no-input', 'voice')) u
      on u.conversation = t.conversation and u.activity_id = t.activity_id
  union all
  select to_char(r.at at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD'), coalesce(r.entry, ''),
    case when position('.' in coalesce(r.entry, '')) > 0 then split_part(r.entry, '.', 1) else '' end,
    coalesce(c.channel, ''), 0, 0, 0,
    case when r.score = 1 then 1 else 0 end, case when r.score = 2 then 1 else 0 end, case when r.score = 3 then 1 else 0 end,
    case when r.score = 4 then 1 else 0 end, case when r.score = 5 then 1 else 0 end,
    case when r.helpful then 1 else 0 end, case when not r.helpful then 1 else 0 end
  from ratings r left join conversations c on c.id = r.conversation
) counted where day is not null group by day, entry, organisation, channel;
