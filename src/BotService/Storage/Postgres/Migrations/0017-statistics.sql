-- How a turn went, so that what is counted can be looked at, too. Days and hours are Taiwan's. `organisation` and `office` are ''
-- where none is known; `result` is answered, asked, missed, handed, person, rated, danger or other.
alter table turns add column day text not null default '';
alter table turns add column hour integer not null default 0;
alter table turns add column channel text not null default '';
alter table turns add column organisation text not null default '';
alter table turns add column office text not null default '';
alter table turns add column result text not null default 'other';
alter table turns add column repeated boolean not null default false;

update turns set
  day = to_char(at at time zone 'Asia/Taipei', 'YYYY-MM-DD'),
  hour = extract(hour from at at time zone 'Asia/Taipei')::integer,
  channel = coalesce((select channel from conversations c where c.id = turns.conversation), ''),
  organisation = case when strpos(coalesce(entry, ''), '.') > 0 then split_part(entry, '.', 1) else '' end,
  result = case
    when exists (select 1 from unanswered u where u.conversation = turns.conversation and u.activity_id = turns.activity_id
      and u.reason not in ('no-input', 'voice')) then 'missed'
    when kind in ('checklist', 'answer', 'action', 'facet', 'missing') then 'answered'
    when kind in ('question', 'choices') then 'asked'
    when kind in ('handoff', 'callback', 'waiting') then 'handed'
    when kind = 'person' then 'person'
    when kind in ('rating', 'feedback') then 'rated'
    when kind = 'emergency' then 'danger'
    else 'other' end;
update turns set repeated = true where kind in ('checklist', 'action', 'referral', 'notInForce', 'choices', 'fallback')
  and exists (select 1 from turns b where b.conversation = turns.conversation and b.number < turns.number
    and b.kind = turns.kind and coalesce(b.entry, '') = coalesce(turns.entry, '') and b.slots = turns.slots
    and b.at >= turns.at - interval '24 hours');

-- Who was rated: the assistant, or a person who had spoken.
alter table ratings add column day text not null default '';
alter table ratings add column channel text not null default '';
alter table ratings add column locale text not null default '';
alter table ratings add column organisation text not null default '';
alter table ratings add column office text not null default '';
alter table ratings add column person boolean not null default false;
update ratings set
  day = to_char(at at time zone 'Asia/Taipei', 'YYYY-MM-DD'),
  channel = coalesce((select channel from conversations c where c.id = ratings.conversation), ''),
  locale = coalesce((select t.locale from turns t where t.conversation = ratings.conversation order by t.number desc limit 1), ''),
  organisation = case when strpos(coalesce(entry, ''), '.') > 0 then split_part(entry, '.', 1) else '' end,
  person = exists (select 1 from live_talks l where l.conversation = ratings.conversation and l.taken_at <= ratings.at);

alter table held_answers add column release text not null default '';

-- How turns went and how they were liked, counted when it happens, and kept for ever. Entry, organisation and office are '' where
-- there is none; `person` is 1 for ratings of a person. Shares keep turns of many conversations from waiting for one row.
create table outcomes_now (
  day           text    not null,
  entry         text    not null,
  organisation  text    not null,
  channel       text    not null,
  office        text    not null default '',
  locale        text    not null default '',
  release       text    not null default '',
  person        integer not null default 0,
  share         integer not null default 0,
  turns         integer not null default 0,
  conversations integer not null default 0,
  answered      integer not null default 0,
  asked         integer not null default 0,
  missed        integer not null default 0,
  handed        integer not null default 0,
  held          integer not null default 0,
  repeated      integer not null default 0,
  lists         integer not null default 0,
  abandoned     integer not null default 0,
  score1        integer not null default 0,
  score2        integer not null default 0,
  score3        integer not null default 0,
  score4        integer not null default 0,
  score5        integer not null default 0,
  helpful       integer not null default 0,
  unhelpful     integer not null default 0,
  primary key (day, entry, organisation, channel, office, locale, release, person, share)
) with (fillfactor = 50);
insert into outcomes_now (day, entry, organisation, channel, office, locale, release, person, turns, conversations, answered, asked,
  missed, handed, held, repeated, lists, abandoned, score1, score2, score3, score4, score5, helpful, unhelpful)
select day, entry, organisation, channel, '', locale, release, person, sum(turns), sum(conversations), sum(answered), sum(asked),
  sum(missed), sum(handed), sum(held), sum(repeated), sum(lists), sum(abandoned), sum(score1), sum(score2), sum(score3), sum(score4),
  sum(score5), sum(helpful), sum(unhelpful)
from (
  select day, coalesce(entry, '') as entry, organisation, channel, locale, release, 0 as person, 1 as turns,
    case when not exists (select 1 from turns b where b.conversation = t.conversation and b.number < t.number) then 1 else 0 end
      as conversations,
    case when result = 'answered' then 1 else 0 end as answered, case when result = 'asked' then 1 else 0 end as asked,
    case when result = 'missed' then 1 else 0 end as missed, case when result = 'handed' then 1 else 0 end as handed, 0 as held,
    case when repeated then 1 else 0 end as repeated, case when kind = 'checklist' then 1 else 0 end as lists,
    case when kind = 'question' and entry is not null
      and not exists (select 1 from turns n where n.conversation = t.conversation and n.number > t.number) then 1 else 0 end
      as abandoned,
    0 as score1, 0 as score2, 0 as score3, 0 as score4, 0 as score5, 0 as helpful, 0 as unhelpful
  from turns t
  union all
  select day, coalesce(entry, ''), organisation, channel, locale, release, case when person then 1 else 0 end, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    case when score = 1 then 1 else 0 end, case when score = 2 then 1 else 0 end, case when score = 3 then 1 else 0 end,
    case when score = 4 then 1 else 0 end, case when score = 5 then 1 else 0 end,
    case when helpful then 1 else 0 end, case when not helpful then 1 else 0 end
  from ratings
) counted where day <> '' group by day, entry, organisation, channel, locale, release, person;
drop table outcomes;
alter table outcomes_now rename to outcomes;

-- The same turns by the hour in which they came. Kept for ever.
create table outcome_hours (
  day          text    not null,
  hour         integer not null,
  organisation text    not null,
  channel      text    not null,
  share        integer not null default 0,
  turns        integer not null default 0,
  answered     integer not null default 0,
  missed       integer not null default 0,
  primary key (day, hour, organisation, channel, share)
) with (fillfactor = 50);
insert into outcome_hours (day, hour, organisation, channel, turns, answered, missed)
select day, hour, organisation, channel, count(*), sum(case when result = 'answered' then 1 else 0 end),
  sum(case when result = 'missed' then 1 else 0 end)
from turns where day <> '' group by day, hour, organisation, channel;

-- What was counted over rows that are gone. Kept for ever.
create table kept_counts (
  day          text    not null,
  source       text    not null,
  name         text    not null,
  organisation text    not null,
  entry        text    not null,
  channel      text    not null,
  locale       text    not null,
  count        bigint  not null,
  primary key (day, source, name, organisation, entry, channel, locale)
);

-- What of a service was rated by itself, after the service as a whole. The rows stay when their conversation goes, without its number.
create table aspect_ratings (
  number       bigint not null primary key generated always as identity,
  at           timestamptz not null,
  day          text not null,
  conversation text not null,
  entry        text null,
  organisation text not null,
  channel      text not null,
  locale       text not null,
  aspect       text not null check (aspect in ('expertise', 'measures', 'courtesy', 'environment')),
  score        integer not null check (score between 1 and 5)
);
create index aspect_ratings_day on aspect_ratings (day);
create index aspect_ratings_conversation on aspect_ratings (conversation);

create index turns_day on turns (day);
create index ratings_day on ratings (day);
create index live_talks_asked on live_talks (asked_at);
create index callbacks_asked on callbacks (asked_at);
