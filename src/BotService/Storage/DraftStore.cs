using System.Data.Common;
using System.Globalization;
using BotService.Editing.Drafts;
using BotService.Engine.Language;
using BotService.Releases.Files;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class DraftStore(Database database) : IDrafts
{
    /// <summary>Written to in these states, which lead back to editing.</summary>
    private const string Writable = "state in ('editing', 'proposed', 'replayed', 'approved', 'rejected')";

    public Task<long> NewAsync(NewDraft draft, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(db => DraftWrites.NewAsync(db, draft, deed), cancel);

    public async Task<DraftListing> ListAsync(DraftFilter filter, string? page, int most, CancellationToken cancel)
    {
        var conditions = new Conditions(new
        {
            filter.State, filter.By, Most = most + 1,
            Before = long.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : long.MaxValue,
        });
        if (filter.State is not null) conditions.Add("state = @State");
        if (filter.By is not null) conditions.Add("by_whom = @By");
        conditions.Within("at", filter.From, filter.To);
        var (where, values) = (conditions.Sql, conditions.Values);
        var (rows, total) = await database.ReadAsideAsync(
            async db => (
                (await db.QueryAsync<DraftRow>(
                    $"select {DraftRow.Columns} from drafts where {where} and number < @Before order by number desc limit @Most",
                    values)).AsList(),
                await db.QuerySingleAsync<long>($"select count(*) from drafts where {where}", values)),
            cancel);
        var shown = rows.Take(most).Select(r => r.Draft).ToList();
        return new DraftListing(shown, total, rows.Count > most ? Text(shown[^1].Number) : null);
    }

    public Task<Draft?> FindAsync(long number, CancellationToken cancel) => database.ReadAsync(db => FindAsync(db, number), cancel);

    public Task<DraftFiles?> FilesAsync(long number, int? revision, CancellationToken cancel) => database.ReadAsync(
        async db => await FindAsync(db, number) is { } draft && (revision ?? draft.Revision) is var at && at >= 0 && at <= draft.Revision
            ? await DraftWrites.FilesAsync(db, number, at) : null,
        cancel);

    public Task<Saved> WriteAsync(
        long number, int revision, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel) => SaveAsync(
        number, revision, null, deed,
        before => [.. from write in writes
            let blob = write.Bytes is null ? null : Blob.Of(write.Bytes)
            where before.Files.HashOf(write.Path) != blob?.Hash
            select (new DraftWrite(revision + 1, write.Path, blob?.Hash, write.By ?? deed.By, deed.At), blob)],
        cancel);

    /// <summary>
    /// What a person wrote stays theirs: only its base is another one. A file that nobody wrote is the new base's.
    /// </summary>
    public async Task<Saved> RebaseAsync(
        long number, int revision, string release, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel)
    {
        if (await database.ReadAsync(db => ReleaseStore.FilesAsync(db, release), cancel) is not { } start)
            return new Saved(SaveOutcome.Refused, revision);
        var written = writes.ToDictionary(w => w.Path, StringComparer.Ordinal);
        return await SaveAsync(
            number, revision, release, deed,
            before => [.. from path in written.Keys.Union(before.Writes.Select(w => w.Path)).Order(StringComparer.Ordinal)
                let blob = written.GetValueOrDefault(path)?.Bytes is { } bytes ? Blob.Of(bytes) : null
                let hash = written.ContainsKey(path) ? blob?.Hash : start.HashOf(path)
                select (new DraftWrite(revision + 1, path, hash, before.WriterOf(path) ?? deed.By, deed.At), blob)],
            cancel);
    }

    public Task<Change> DescribeAsync(Draft described, int version, Deed deed, CancellationToken cancel) => database.WriteAsync(
        db => ChangedAsync(
            db, described.Number, version, deed,
            "update drafts set title = @Title, reason = @Reason, source = @Source, causes = @Causes, expects = @Expects, "
            + $"version = version + 1 where number = @Number and version = @version and {Writable}",
            new
            {
                described.Number, version, described.Title, Reason = PersonalData.Mask(described.Reason), described.Source,
                Causes = Json.Write(described.Causes), Expects = Json.Write(described.Expects),
            }),
        cancel);

    public Task<Change> MoveAsync(long number, int version, DraftMove move, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db => await FindAsync(db, number) is { } draft && (draft.Version != version || DraftState.May(draft.State, move.To))
            ? await ChangedAsync(
                db, number, version, deed,
                "update drafts set state = @To, content = case when @To = 'editing' then null else coalesce(@Content, content) end, "
                + "release = coalesce(@Release, release), "
                + "from_day = case when @To in ('scheduled', 'published', 'superseded') then coalesce(@From, from_day) else null end, "
                + "word = coalesce(@Word, word), ended_at = case when @To in ('rejected', 'withdrawn') then @At else null end, "
                + "version = version + 1 where number = @number and version = @version and state = @State",
                new
                {
                    number, version, draft.State, move.To, move.Content, move.Release, From = StoredDay.Of(move.From), deed.At,
                    Word = move.Word is { } word ? PersonalData.Mask(word) : null,
                })
            : Change.Refused,
        cancel);

    public Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "delete from draft_writes where draft in (select number from drafts where state in ('rejected', 'withdrawn') "
            + "and ended_at < @before)",
            new { before }),
        cancel);

    /// <param name="release">The base from then on; null: it stays.</param>
    /// <param name="changed">What is written on top of what stands there; nothing: then nothing happens.</param>
    private Task<Saved> SaveAsync(
        long number, int revision, string? release, Deed deed,
        Func<DraftFiles, IReadOnlyList<(DraftWrite Write, Blob? Blob)>> changed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await FindAsync(db, number) is not { } draft) return new Saved(SaveOutcome.Refused, revision);
            if (draft.Revision != revision) return new Saved(SaveOutcome.Stale, draft.Revision);
            var writes = changed(await DraftWrites.FilesAsync(db, number, revision));
            if (writes.Count == 0 && (release ?? draft.Base) == draft.Base) return new Saved(SaveOutcome.Nothing, revision);

            // Asked once more in the statement: on PostgreSQL somebody else may have written since the reading.
            if (await db.ExecuteAsync(
                "update drafts set revision = revision + 1, version = version + 1, state = 'editing', content = null, ended_at = null, "
                + $"base = coalesce(@release, base) where number = @number and revision = @revision and {Writable}",
                new { number, revision, release }) == 0)
            {
                var now = await FindAsync(db, number);
                return now is not null && now.Revision != revision
                    ? new Saved(SaveOutcome.Stale, now.Revision) : new Saved(SaveOutcome.Refused, revision);
            }

            if (release is not null) await DraftWrites.BaseAsync(db, number, revision + 1, release);
            await DraftWrites.AddAsync(
                db, number, [.. writes.Select(w => w.Write)],
                [.. writes.Select(w => w.Blob).OfType<Blob>().DistinctBy(b => b.Hash)]);
            await AuditRows.AddAsync(db, deed with { Subject = Text(number) });
            return new Saved(SaveOutcome.Done, revision + 1);
        },
        cancel);

    private static async Task<Change> ChangedAsync(
        DbConnection db, long number, int version, Deed deed, string update, object values)
    {
        if (await db.ExecuteAsync(update, values) == 0) return await Versioned.WhyNotAsync(db, "drafts", number, version);
        await AuditRows.AddAsync(db, deed with { Subject = Text(number) });
        return Change.Done;
    }

    private static async Task<Draft?> FindAsync(DbConnection db, long number) => (await db.QueryFirstOrDefaultAsync<DraftRow>(
        $"select {DraftRow.Columns} from drafts where number = @number", new { number }))?.Draft;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
