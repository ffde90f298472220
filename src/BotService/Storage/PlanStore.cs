using System.Data.Common;
using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class PlanStore(Database database) : IPlanStore
{
    private sealed class Row
    {
        public required string Id { get; init; }
        public int Year { get; init; }
        public required string Organisation { get; init; }
        public string? Office { get; init; }
        public required string Title { get; init; }
        public int Items { get; init; }
        public int Unsure { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By_Whom { get; init; }
        public required string File_Name { get; init; }
        public required string Hash { get; init; }
        public required string Source { get; init; }
        public required string Reading { get; init; }
        public int Version { get; init; }
    }

    private sealed class MendRow
    {
        public required string Path { get; init; }
        public required string Part { get; init; }
        public required string Was { get; init; }
        public required string Is_Now { get; init; }
        public DateTimeOffset At { get; init; }
        public required string By_Whom { get; init; }
        public PlanMend Mend => new(Path, Part, Was, Is_Now, At, By_Whom);
    }

    public Task<IReadOnlyList<KeptPlan>> ListAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<KeptPlan>>(
        async db => [.. (await db.QueryAsync<Row>(
            "select id, year, organisation, office, title, items, unsure, at, by_whom, '' as file_name, '' as hash, '' as source, "
            + "'' as reading, version from plans order by year desc, id"))
            .Select(r => new KeptPlan(r.Id, r.Year, r.Organisation, r.Office, r.Title, r.Items, r.Unsure, r.At, r.By_Whom))],
        cancel);

    public async Task<ServicePlan?> FindAsync(string id, CancellationToken cancel) =>
        await SheetAsync(id, cancel) is { } sheet ? MendedPlan.Of(sheet.Read, sheet.Mends) : null;

    public Task<PlanSheet?> SheetAsync(string id, CancellationToken cancel) => database.ReadAsync(
        async db => await db.QueryFirstOrDefaultAsync<Row>("select * from plans where id = @id", new { id }) is not { } row ? null
            : new PlanSheet(Json.Read<ServicePlan>(row.Reading), new(row.File_Name, row.Hash, row.Source),
                await MendsAsync(db, row.Hash),
                row.Version, row.At, row.By_Whom),
        cancel);

    public Task<string?> OfFileAsync(string hash, CancellationToken cancel) => database.ReadAsync(
        async db => await db.QueryFirstOrDefaultAsync<string?>("select id from plans where hash = @hash", new { hash }), cancel);

    public Task<(PlanTaking Taking, string Id, string File)> AddAsync(
        ServicePlan plan, PlanSourceFile file, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await EraseAsync(db, deed.At);
            var mended = MendedPlan.Of(plan, await MendsAsync(db, file.Hash));
            if (await db.ExecuteAsync(
                "insert into plans (id, year, organisation, office, title, items, unsure, at, by_whom, file_name, hash, source, reading) "
                + "values (@Id, @Year, @Organisation, @Office, @Title, @Items, @Unsure, @At, @By, @Name, @Hash, @Text, @reading) "
                + "on conflict do nothing",
                new
                {
                    plan.Id, plan.Year, plan.Organisation, plan.Office, plan.Title, Items = plan.Items.Count,
                        Unsure = mended.CountUnsure(), deed.At,
                    deed.By, file.Name, file.Hash, file.Text, reading = Json.Write(plan),
                }) == 1)
            {
                await AuditRows.AddAsync(db, deed);
                return (PlanTaking.Kept, plan.Id, file.Name);
            }
            var same = await db.QueryFirstOrDefaultAsync<string?>("select id from plans where hash = @Hash", new { file.Hash });
            return same is not null ? (PlanTaking.SameFile, same, file.Name)
                : (PlanTaking.IdTaken, plan.Id, await db.QueryFirstAsync<string>("select file_name from plans where id = @Id", new { plan.Id }));
        },
        cancel);

    public Task<Change> MendAsync(string id, int version, PlanMend mend, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(
        async db =>
        {
            if (await db.QueryFirstOrDefaultAsync<Row>(
                "update plans set version = version + 1 where id = @id and version = @version returning *", new { id,
                    version }) is not { } row)
            {
                return await db.QueryFirstOrDefaultAsync<int?>("select version from plans where id = @id", new { id }) is null
                    ? Change.Refused : Change.Stale;
            }
            await db.ExecuteAsync(
                "insert into plan_mends (hash, organisation, path, part, was, is_now, at, by_whom) "
                + "values (@Hash, @Organisation, @Path, @Part, @Read, @Value, @At, @By)",
                new { row.Hash, row.Organisation, mend.Path, mend.Part, mend.Read, mend.Value, deed.At, deed.By });
            var plan = MendedPlan.Of(Json.Read<ServicePlan>(row.Reading), await MendsAsync(db, row.Hash));
            await db.ExecuteAsync("update plans set unsure = @Unsure where id = @id", new { id, Unsure = plan.CountUnsure() });
            await AuditRows.AddAsync(db, deed);
            return Change.Done;
        },
        cancel);

    public Task<IReadOnlyList<PlanMend>> EarlierMendsAsync(string organisation, string exceptId, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<PlanMend>>(
            async db => [.. (await db.QueryAsync<MendRow>(
                "select path, part, was, is_now, at, by_whom from plan_mends where organisation = @organisation "
                + "and hash <> (select hash from plans where id = @exceptId) order by number desc",
                    new { organisation, exceptId }))
                .Select(r => r.Mend)],
            cancel);

    /// <summary>Runs inside a query. In the order in which they were made.</summary>
    private static async Task<IReadOnlyList<PlanMend>> MendsAsync(DbConnection db, string hash) =>
        [.. (await db.QueryAsync<MendRow>(
            "select path, part, was, is_now, at, by_whom from plan_mends where hash = @hash order by number",
                new { hash })).Select(r => r.Mend)];

    /// <summary>Runs inside a write.</summary>
    private static async Task EraseAsync(DbConnection db, DateTimeOffset now)
    {
        var past = new { Past = now - IPlanStore.Kept };
        await db.ExecuteAsync("delete from plan_mends where at <= @Past", past);
        await db.ExecuteAsync("delete from plans where at <= @Past", past);
    }
}
