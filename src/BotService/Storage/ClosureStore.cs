using BotService.CallBacks;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ClosureStore(Database database) : IClosures
{
    private sealed class Row
    {
        public long Number { get; init; }
        public string? Organisation { get; init; }
        public required string Day { get; init; }
        public required string Reason { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public Task<IReadOnlyList<Closure>> ListAsync(DateOnly from, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Closure>>(
            async db => [.. (await db.QueryAsync<Row>(
                "select number, organisation, day, reason, by_whom, at from closures where day >= @from order by day, number",
                new { from = StoredDay.Of(from) }))
                .Select(r => new Closure(r.Number, r.Organisation, StoredDay.Read(r.Day), r.Reason, r.By_Whom, r.At))],
            cancel);

    public Task<bool> AddAsync(string? organisation, DateOnly day, string reason, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("delete from closures where day <= @Past", new { Past = StoredDay.Of(Taiwan.Day(deed.At - ICallBacks.Kept)) });
                if (await db.ExecuteAsync(
                    "insert into closures (organisation, day, reason, by_whom, at) values (@organisation, @Day, @Reason, @By, @At) "
                    + "on conflict do nothing",
                    new { organisation, Day = StoredDay.Of(day), Reason = PersonalData.Mask(reason), deed.By, deed.At }) == 0) return false;

                await AuditRows.AddAsync(db, deed);
                return true;
            },
            cancel);

    public Task<bool> RemoveAsync(long number, string? organisation, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "delete from closures where number = @number and (organisation = @organisation or @Any)",
                new { number, organisation, Any = organisation is null }) == 0) return false;

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);
}
