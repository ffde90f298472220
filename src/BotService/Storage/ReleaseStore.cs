using BotService.Releases.Files;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ReleaseStore(Database database) : IReleaseStore
{
    private const string Columns = "id, files, title, reason, by_whom, at, base, origin, draft, program";

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Files { get; init; }
        public required string Title { get; init; }
        public required string Reason { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
        public string? Base { get; init; }
        public required string Origin { get; init; }
        public long? Draft { get; init; }
        public required string Program { get; init; }

        public KeptRelease Release => new(Id, Files, Title, Reason, By_Whom, At, Base, Origin, Draft, Program);
    }

    public Task<bool> AddAsync(KeptRelease release, FileList files, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var list = Blob.Of(files.ToBytes());
            await BlobStore.AddAsync(db, [list]);
            if (await db.ExecuteAsync(
                $"insert into releases ({Columns}) values (@Id, @Files, @Title, @Reason, @By, @At, @Base, @Origin, @Draft, @Program) "
                + "on conflict (id) do nothing",
                release with { Files = list.Hash }) == 0)
            {
                return false;
            }

            await AuditRows.AddAsync(db, deed with { Subject = release.Id });
            return true;
        },
        cancel);

    public async Task<KeptRelease?> FindAsync(string id, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<Row>($"select {Columns} from releases where id = @id", new { id }), cancel))?.Release;

    public async Task<FileList?> FilesAsync(string id, CancellationToken cancel)
    {
        var bytes = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<byte[]?>(
                "select b.bytes from releases r join blobs b on b.hash = r.files where r.id = @id", new { id }), cancel);
        return bytes is null ? null : FileList.Parse(bytes);
    }

    public async Task<IReadOnlyList<KeptRelease>> ListAsync(DateTimeOffset? before, int most, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns} from releases where at < @Before order by at desc, id limit @most",
                new { Before = before ?? DateTimeOffset.MaxValue.AddDays(-1), most })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Release)];
    }
}
