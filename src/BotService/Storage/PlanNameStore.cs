using BotService.Engine.Language;
using BotService.Engine.Plans.Difference;
using BotService.Renewal.Changes;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class PlanNameStore(Database database) : IPlanNames
{
    /// <summary>Properties: times have another type in each engine.</summary>
    private sealed class Row
    {
        public long Number { get; init; }
        public required string Old { get; init; }
        public required string New { get; init; }
        public string? Since { get; init; }
        public string? Why { get; init; }
        public required string ByWhom { get; init; }
        public DateTimeOffset At { get; init; }

        public KeptName Name => new(Number, new ChangedName(Old, New, StoredDay.ReadOrNone(Since), Why), ByWhom, At);
    }

    public async Task<IReadOnlyList<KeptName>> ListAsync(CancellationToken cancel) =>
        [.. (await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                "select number as Number, old_name as Old, new_name as New, since as Since, why as Why, by_whom as ByWhom, at as At "
                + "from plan_names order by number")).AsList(),
            cancel)).Select(r => r.Name)];

    public Task<bool> AddAsync(ChangedName name, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "insert into plan_names (old_name, new_name, since, why, by_whom, at) values (@Old, @New, @Since, @Why, @By, @At) "
                + "on conflict (old_name, new_name) do nothing",
                new
                {
                    name.Old, name.New, Since = StoredDay.Of(name.Since), Why = name.Why is null ? null : PersonalData.Mask(name.Why), deed.By, deed.At,
                }) == 0) return false;
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task<bool> RemoveAsync(long number, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync("delete from plan_names where number = @number", new { number }) == 0) return false;
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);
}
