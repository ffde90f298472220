using System.Data.Common;
using BotService.Releases.Calendar;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ReleaseDayStore(Database database) : IReleaseDays
{
    private const string Columns = "number, from_day, release, kind, until, draft, reason, by_whom, at, cancelled_at";

    private sealed class Row
    {
        public long Number { get; init; }
        public required string From_Day { get; init; }
        public required string Release { get; init; }
        public required string Kind { get; init; }
        public DateTimeOffset? Until { get; init; }
        public long? Draft { get; init; }
        public required string Reason { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? Cancelled_At { get; init; }

        public ReleaseDay Day => new(
            Number, StoredDay.Read(From_Day), Release, Kind, Until, Draft, Reason, By_Whom, At) { CancelledAt = Cancelled_At };
    }

    public Task<IReadOnlyList<ReleaseDay>> AllAsync(CancellationToken cancel) => database.ReadAsync(AllAsync, cancel);

    public Task<long?> AddAsync(
        ReleaseDay day, Func<IReadOnlyList<ReleaseDay>, bool> fits, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (!fits(await AllAsync(db))) return (long?)null;
            var number = await db.QuerySingleAsync<long>(
                "insert into release_days (from_day, release, kind, until, draft, reason, by_whom, at) "
                + "values (@From, @Release, @Kind, @Until, @Draft, @Reason, @By, @At) returning number",
                new
                {
                    From = StoredDay.Of(day.From), day.Release, day.Kind, day.Until, day.Draft, day.Reason, day.By, day.At,
                });
            await AuditRows.AddAsync(db, deed);
            return number;
        },
        cancel);

    public Task<bool> CancelAsync(long number, Deed deed, CancellationToken cancel) => ChangeAsync(
        "update release_days set cancelled_at = @At where number = @number and cancelled_at is null", number, deed, cancel);

    public Task<bool> ConfirmAsync(long number, Deed deed, CancellationToken cancel) => ChangeAsync(
        "update release_days set until = null where number = @number and cancelled_at is null and until is not null", number, deed, cancel);

    private Task<bool> ChangeAsync(string update, long number, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(update, new { number, deed.At }) == 0) return false;
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    private static async Task<IReadOnlyList<ReleaseDay>> AllAsync(DbConnection db) =>
        [.. (await db.QueryAsync<Row>($"select {Columns} from release_days order by number")).Select(r => r.Day)];
}
