using System.Data.Common;
using System.Globalization;
using BotService.Editing.Drafts;
using BotService.Engine.Language;
using BotService.Releases.Files;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>What was saved of drafts, file by file. All of it runs inside a query or a write.</summary>
internal static class DraftWrites
{
    private sealed class Row
    {
        public long Revision { get; init; }
        public required string Path { get; init; }
        public string? Hash { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }

        public DraftWrite Write => new((int)Revision, Path, Hash, By_Whom, At);
    }

    /// <returns>Its number.</returns>
    public static async Task<long> NewAsync(DbConnection db, NewDraft draft, Deed deed)
    {
        var number = await db.QuerySingleAsync<long>(
            "insert into drafts (title, reason, source, base, by_whom, at, causes, is_urgent) "
            + "values (@Title, @Reason, @Source, @Base, @By, @At, @Causes, @IsUrgent) returning number",
            new
            {
                draft.Title, Reason = PersonalData.Mask(draft.Reason), draft.Source, draft.Base, deed.By, deed.At,
                Causes = Json.Write(draft.Causes), draft.IsUrgent,
            });
        await BaseAsync(db, number, 0, draft.Base);
        await AuditRows.AddAsync(db, deed with { Subject = number.ToString(CultureInfo.InvariantCulture) });
        return number;
    }

    /// <summary>As it was after a saving, against the base that it had then.</summary>
    public static async Task<DraftFiles> FilesAsync(DbConnection db, long draft, int revision)
    {
        var bytes = await db.QuerySingleAsync<byte[]>(
            "select b.bytes from draft_bases d join releases r on r.id = d.release join blobs b on b.hash = r.files "
            + "where d.draft = @draft and d.revision <= @revision order by d.revision desc limit 1",
            new { draft, revision });
        var start = FileList.Parse(bytes);
        var latest = (await db.QueryAsync<Row>(
                "select w.revision, w.path, w.hash, w.by_whom, w.at from draft_writes w where w.draft = @draft and w.revision = "
                + "(select max(l.revision) from draft_writes l where l.draft = w.draft and l.path = w.path and l.revision <= @revision) "
                + "order by w.path",
                new { draft, revision }))
            .Select(r => r.Write).ToList();
        var files = latest.Aggregate(start, (list, write) => list.With(write.Path, write.Hash));
        return new DraftFiles(revision, start, files, [.. latest.Where(w => w.Hash != start.HashOf(w.Path))]);
    }

    public static async Task AddAsync(
        DbConnection db, long draft, IReadOnlyList<DraftWrite> writes, IReadOnlyCollection<Blob> blobs)
    {
        await BlobStore.AddAsync(db, blobs);
        await db.ExecuteAsync(
            "insert into draft_writes (draft, revision, path, hash, by_whom, at) values (@draft, @Revision, @Path, @Hash, @By, @At)",
            writes.Select(w => new { draft, w.Revision, w.Path, w.Hash, w.By, w.At }).ToList());
    }

    public static Task BaseAsync(DbConnection db, long draft, int revision, string release) => db.ExecuteAsync(
        "insert into draft_bases (draft, revision, release) values (@draft, @revision, @release)", new { draft, revision, release });
}
