using BotService.Evidence;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class EvidenceTaskStore(Database database) : IEvidenceTasks
{
    private sealed class Row
    {
        public required string Half { get; init; }
        public string? Owner { get; init; }
        public DateTimeOffset? Done_At { get; init; }
        public string? Done_By { get; init; }
        public string? Manifest { get; init; }
        public long Version { get; init; }

        public EvidenceTask Task => new(HalfYear.Read(Half)!.Value, Owner, Done_At, Done_By, Manifest, (int)Version);
    }

    public async Task<IReadOnlyList<EvidenceTask>> ListAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>("select * from evidence_tasks order by half desc")).AsList(), cancel);
        return [.. rows.Select(r => r.Task)];
    }

    public Task<Change> AssignAsync(HalfYear half, int version, string? owner, Deed deed, CancellationToken cancel) =>
        ChangeAsync(half, version, "owner = @owner", new { Half = half.ToString(), version, owner }, deed, cancel);

    public Task<Change> CloseAsync(HalfYear half, int version, string manifest, Deed deed, CancellationToken cancel) => ChangeAsync(
        half, version, "done_at = @At, done_by = @By, manifest = @manifest", new { Half = half.ToString(), version, manifest, deed.At, deed.By },
        deed, cancel);

    private Task<Change> ChangeAsync(
        HalfYear half, int version, string set, object values, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync("insert into evidence_tasks (half) values (@Half) on conflict do nothing", new { Half = half.ToString() });
            var done = await db.ExecuteAsync(
                $"update evidence_tasks set {set}, version = version + 1 where half = @Half and version = @version and done_at is null", values);
            if (done == 1)
            {
                await AuditRows.AddAsync(db, deed);
                return Change.Done;
            }

            return await db.ExecuteScalarAsync<long>(
                "select count(*) from evidence_tasks where half = @Half and done_at is not null", values) == 1 ? Change.Refused : Change.Stale;
        },
        cancel);
}
