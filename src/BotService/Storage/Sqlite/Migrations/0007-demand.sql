-- What citizens came for, counted when it happens: a page that anybody may call must not count all turns. Days are Taiwan's. Rows go after 400 days.
create table demand (
  day        text    not null,
  entry      text    not null,
  asked      integer not null default 0,
  unanswered integer not null default 0,
  primary key (day, entry)
);

-- What was there before. A conversation counts once for an entry, on the day on which it first came to it.
insert into demand (day, entry, asked, unanswered)
select day, entry, sum(asked), sum(unanswered) from (
  select date(min(at), '+8 hours') as day, entry, 1 as asked, 0 as unanswered from turns where entry is not null group by conversation, entry
  union all
  select date(at, '+8 hours'), entry, count(*), 0 from searches where entry is not null group by 1, 2
  union all
  select date(u.at, '+8 hours'), t.entry, 0, count(*) from unanswered u join turns t on t.conversation = u.conversation and t.at = u.at
    where t.entry is not null and u.reason in ('open-fact', 'not-in-force') group by 1, 2
) counted where day is not null group by day, entry;
