using System.Data.Common;
using BotService.Desk;
using BotService.Hosting;
using Dapper;

namespace BotService.Storage;

/// <summary>Sums by day and entry: what is counted with something else is counted in its transaction.</summary>
internal sealed class DeskCounts(Database database) : IDeskCounts
{
    private static readonly Dictionary<DeskDeed, string> Names = new()
    {
        [DeskDeed.Shown] = "shown", [DeskDeed.Copied] = "copied", [DeskDeed.Printed] = "printed",
        [DeskDeed.PassedOn] = "passed-on", [DeskDeed.Right] = "right", [DeskDeed.Partly] = "partly",
        [DeskDeed.Wrong] = "wrong", [DeskDeed.Better] = "better", [DeskDeed.Drafted] = "drafted",
        [DeskDeed.DraftRefused] = "draft-refused", [DeskDeed.DraftTaken] = "draft-taken",
    };

    // Properties, not a constructor: a whole number has another type in each engine.
    private sealed class Row
    {
        public required string Day { get; init; }
        public required string Entry { get; init; }
        public required string Kind { get; init; }
        public long Count { get; init; }
    }

    public Task AddAsync(DateTimeOffset at, string entry, DeskDeed what, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                await AddAsync(db, at, entry, what);
                return true;
            },
            cancel);

    public async Task<IReadOnlyList<DeskCount>> ReadAsync(
        DateOnly from, DateOnly to, string? entry, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                "select day as Day, entry as Entry, kind as Kind, count as Count from desk_counts "
                + $"where day >= @From and day <= @To{(entry is null ? "" : " and entry = @entry")} "
                + "order by day, entry, kind",
                new { From = StoredDay.Of(from), To = StoredDay.Of(to), entry })).AsList(),
            cancel);
        return [.. rows.Select(r => new DeskCount(
            StoredDay.Read(r.Day), r.Entry,
            Names.First(n => n.Value == r.Kind).Key, (int)r.Count))];
    }

    /// <summary>Runs inside a write. Days that were kept long enough go at the same time.</summary>
    public static async Task AddAsync(DbConnection db, DateTimeOffset at, string entry, DeskDeed what)
    {
        var today = Taiwan.Day(at);
        await db.LaterAsync(
            "delete from desk_counts where day < @Past", new { Past = StoredDay.Of(today.AddDays(-IDeskCounts.DaysKept)) });
        await db.LaterAsync(
            "insert into desk_counts (day, entry, kind, count) values (@Today, @entry, @Kind, 1) "
            + "on conflict (day, entry, kind) do update set count = desk_counts.count + 1",
            new { Today = StoredDay.Of(today), entry, Kind = Names[what] });
    }
}
