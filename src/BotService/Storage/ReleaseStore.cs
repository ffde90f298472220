using System.Data.Common;
using BotService.Releases.Files;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ReleaseStore(Database database) : IReleaseStore
{
    private const string Columns = "id, files, title, reason, by_whom, at, base, origin, draft, program";

    /// <summary>Releases that nothing names.</summary>
    private const string Unused =
        "select id, files from releases r where at < @before "
        + "and not exists (select 1 from release_days d where d.release = r.id) "
        + "and not exists (select 1 from receipts t where t.release = r.id) "
        + "and not exists (select 1 from drafts c where c.base = r.id or c.release = r.id) "
        + "and not exists (select 1 from releases o where o.base = r.id)";

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

    public Task<FileList?> FilesAsync(string id, CancellationToken cancel) => database.ReadAsync(db => FilesAsync(db, id), cancel);

    /// <summary>Runs inside a query. Null when there is no such release.</summary>
    public static async Task<FileList?> FilesAsync(DbConnection db, string id) =>
        await db.QueryFirstOrDefaultAsync<byte[]?>(
            "select b.bytes from releases r join blobs b on b.hash = r.files where r.id = @id", new { id }) is { } bytes
            ? FileList.Parse(bytes) : null;

    public async Task<IReadOnlyList<KeptRelease>> ListAsync(DateTimeOffset? before, int most, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select {Columns} from releases where at < @Before order by at desc, id limit @most",
                new { Before = before ?? DateTimeOffset.MaxValue.AddDays(-1), most })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Release)];
    }

    public Task<IReadOnlyDictionary<string, long>> ReceiptsAsync(string? entry, CancellationToken cancel) =>
        database.ReadAsideAsync<IReadOnlyDictionary<string, long>>(
            async db => (await db.QueryAsync<(string Release, long Count)>(
                "select release, count(*) from receipts where release is not null" + (entry is null ? "" : " and entry = @entry")
                + " group by release", new { entry })).ToDictionary(r => r.Release, r => r.Count),
            cancel);

    public Task<IReadOnlyDictionary<string, long>> TurnsAsync(string entry, CancellationToken cancel) =>
        database.ReadAsideAsync<IReadOnlyDictionary<string, long>>(
            async db => (await db.QueryAsync<(string Release, long Count)>(
                "select release, count(*) from turns where entry = @entry group by release", new { entry }))
                .ToDictionary(r => r.Release, r => r.Count),
            cancel);

    public Task<IReadOnlyList<string>> EraseAsync(DateTimeOffset before, Deed deed, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<string>>(
            async db =>
            {
                var old = (await db.QueryAsync<(string Id, string Files)>(Unused, new { before })).AsList();
                if (old.Count == 0) return [];
                var held = new HashSet<string>(StringComparer.Ordinal);
                foreach (var (id, files) in old)
                {
                    held.UnionWith((await ListOfAsync(db, files)).Hashes.Values.Append(files));
                    await db.ExecuteAsync("delete from releases where id = @id", new { id });
                    await AuditRows.AddAsync(db, deed with { Subject = id });
                }

                held.ExceptWith(await db.QueryAsync<string>("select hash from draft_writes where hash is not null"));
                foreach (var files in await db.QueryAsync<string>("select files from releases"))
                    held.ExceptWith((await ListOfAsync(db, files)).Hashes.Values.Append(files));
                await db.ExecuteAsync("delete from blobs where hash = @hash", held.Select(hash => new { hash }));
                return [.. old.Select(r => r.Id)];
            },
            cancel);

    private static async Task<FileList> ListOfAsync(DbConnection db, string hash) => FileList.Parse((await BlobStore.FindAsync(db, hash))!);
}
