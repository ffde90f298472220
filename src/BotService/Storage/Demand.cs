using System.Data.Common;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Insight;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// Sums by day and entry, kept when something is asked, in its own transaction: reading them costs the
/// same whatever happened before.
/// </summary>
internal sealed class Demand(Database database) : IDemand
{
    /// <summary>How long a day's sums are kept.</summary>
    private const int DaysKept = 400;

    /// <summary>What of an unanswered question is the knowledge's to mend.</summary>
    private static readonly string[] Mendable = ["open-fact", "not-in-force", "withheld", "refused-by-staff"];

    // Properties, not a constructor: of summed columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public required string Entry { get; init; }
        public long Asked { get; init; }
        public long Unanswered { get; init; }
        public long Noted { get; init; }
    }

    public async Task<IReadOnlyList<EntryDemand>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                """
                select entry, sum(asked) as asked, sum(unanswered) as unanswered, sum(noted) as noted from (
                  select entry, asked, unanswered, 0 as noted from demand where day >= @From and day <= @To
                  union all
                  select entry, 0, 0, 1 from notes where at >= @Begin and at < @End
                ) counted group by entry order by 2 desc, 3 desc, entry
                """,
                new
                {
                    From = StoredDay.Of(from), To = StoredDay.Of(to), Begin = Taiwan.Midnight(from),
                    End = Taiwan.Midnight(to.AddDays(1)),
                })).AsList(),
            cancel);
        return [.. rows.Select(r => new EntryDemand(r.Entry, (int)r.Asked, (int)r.Unanswered, (int)r.Noted))];
    }

    /// <summary>
    /// Counts a turn: its conversation once for an entry, whatever is still open each time. Runs inside a write, before
    /// the turn's own row is written.
    /// </summary>
    public static Task AddAsync(DbConnection db, TurnCommit commit) => commit.Record.Entry is { } entry
        ? AddAsync(
            db, commit.At, entry,
            "case when exists (select 1 from turns where conversation = @conversation and entry = @entry) then 0 "
            + "else 1 end",
            commit.Notes.OfType<TurnNote.Unanswered>().Count(u => Mendable.Contains(u.Reason)),
            commit.Turn.Conversation.Id)
        : Task.CompletedTask;

    /// <summary>Counts a search for what it found first. Runs inside a write.</summary>
    public static Task AddAsync(DbConnection db, DateTimeOffset at, string entry) =>
        AddAsync(db, at, entry, "1", unanswered: 0, conversation: null);

    /// <param name="asked">SQL for how often it was asked now.</param>
    private static async Task AddAsync(
        DbConnection db, DateTimeOffset at, string entry, string asked, int unanswered, string? conversation)
    {
        var today = Taiwan.Day(at);
        await db.LaterAsync("delete from demand where day < @Past", new { Past = StoredDay.Of(today.AddDays(-DaysKept)) });
        await db.LaterAsync(
            $"""
            insert into demand (day, entry, asked, unanswered)
            select @Today, @entry, now.asked, @unanswered from (select {asked} as asked) now
            where now.asked > 0 or @unanswered > 0
            on conflict (day, entry) do update
            set asked = demand.asked + excluded.asked, unanswered = demand.unanswered + excluded.unanswered
            """,
            new { Today = StoredDay.Of(today), entry, unanswered, conversation });
    }
}
