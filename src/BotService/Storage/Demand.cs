using BotService.Bot;
using Dapper;

namespace BotService.Storage;

internal sealed class Demand(Database database) : IDemand
{
    // Properties, not a constructor: of counted columns without rows SQLite names no type that a constructor could be found by.
    private sealed class Row
    {
        public required string Entry { get; init; }
        public long Asked { get; init; }
        public long Unanswered { get; init; }
    }

    public async Task<IReadOnlyList<EntryDemand>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var period = new { From = Stamp.Time(Taiwan.Midnight(from)), To = Stamp.Time(Taiwan.Midnight(to.AddDays(1))) };

        // A conversation counts once for an entry, however many of its questions were answered. An unanswered question has no entry of its
        // own: it belongs to the entry of its turn, which was written at the same moment.
        var rows = await database.ReadAsync(
            db => db.Query<Row>(
                """
                select entry, sum(asked) as asked, sum(unanswered) as unanswered from (
                  select entry, count(distinct conversation) as asked, 0 as unanswered from turns
                    where at >= @From and at < @To and entry is not null group by entry
                  union all
                  select entry, count(*), 0 from searches where at >= @From and at < @To and entry is not null group by entry
                  union all
                  select t.entry, 0, count(*) from unanswered u join turns t on t.conversation = u.conversation and t.at = u.at
                    where u.at >= @From and u.at < @To and t.entry is not null and u.reason in ('open-fact', 'not-in-force') group by t.entry
                ) counted group by entry order by 2 desc, 3 desc, entry
                """,
                period).AsList(),
            cancel);
        return [.. rows.Select(r => new EntryDemand(r.Entry, (int)r.Asked, (int)r.Unanswered))];
    }
}
