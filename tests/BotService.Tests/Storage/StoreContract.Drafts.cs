using System.Text;
using BotService.Editing.Drafts;
using BotService.Releases.Files;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Storage;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    private const string EntryFile = "knowledge/taipower/meter-test/entry.yaml", CasesFile = "knowledge/taipower/meter-test/cases.yaml";

    private DraftStore Drafts => new(database);

    [StoreFact]
    public async Task Draft_IsListedNewestFirst_AndFound()
    {
        var (one, two) = (await DraftAsync("一"), await DraftAsync("二", "q"));
        var page = await Drafts.ListAsync(new DraftFilter(), null, 1, default);
        Assert.Equal((2L, two), (page.Total, page.Rows[0].Number));
        Assert.Equal(one, Assert.Single((await Drafts.ListAsync(new DraftFilter(), page.Next, 1, default)).Rows).Number);
        Assert.Equal([two], (await Drafts.ListAsync(new DraftFilter(By: "q"), null, 9, default)).Rows.Select(d => d.Number));
        Assert.Empty((await Drafts.ListAsync(new DraftFilter(DraftState.Approved), null, 9, default)).Rows);
        var found = (await Drafts.FindAsync(one, default))!;
        Assert.Equal(("一", "R1", DraftState.Editing, 0), (found.Title, found.Base, found.State, found.Revision));
        Assert.Equal([new DraftCause(CauseKind.Proposal, "7")], found.Causes);
        Assert.DoesNotContain("345", found.Reason, StringComparison.Ordinal);
        Assert.Null(await Drafts.FindAsync(99, default));
        Assert.Null(await Drafts.FilesAsync(99, null, default));
    }

    [StoreFact]
    public async Task DraftFiles_AreTheBaseWithWhatWasWritten_AtEachRevision()
    {
        var number = await DraftAsync("一");
        Assert.Equal(new Saved(SaveOutcome.Done, 1), await WriteAsync(number, 0, "p", (EntryFile, "a: 2\n")));
        Assert.Equal(new Saved(SaveOutcome.Done, 2), await WriteAsync(number, 1, "q", (EntryFile, "a: 3\n"), (CasesFile, null)));
        Assert.Equal("a: 2\n", await TextAsync(number, 1, EntryFile));
        Assert.Equal("a: 3\n", await TextAsync(number, null, EntryFile));
        var (first, now) = ((await Drafts.FilesAsync(number, 1, default))!, (await Drafts.FilesAsync(number, null, default))!);
        Assert.Equal(("p", "q", 2), (first.WriterOf(EntryFile), now.WriterOf(EntryFile), now.Revision));
        Assert.Null(first.WriterOf(CasesFile));
        Assert.Null(now.Files.HashOf(CasesFile));
        Assert.Null(await Drafts.FilesAsync(number, 3, default));

        // Written back to what the base has, it is no change any more.
        await WriteAsync(number, 2, "q", (EntryFile, "a: 1\n"), (CasesFile, "b: 1\n"));
        var back = (await Drafts.FilesAsync(number, null, default))!;
        Assert.Empty(back.Writes);
        Assert.Equal(back.Base.Digest, back.Files.Digest);
    }

    [StoreFact]
    public async Task Write_OnAnOldRevision_IsStale_AndWritesNoneOfItsFiles()
    {
        var number = await DraftAsync("一");
        await WriteAsync(number, 0, "p", (EntryFile, "a: 2\n"));
        Assert.Equal(new Saved(SaveOutcome.Stale, 1), await WriteAsync(number, 0, "q", (CasesFile, "b: 2\n"), (EntryFile, "a: 9\n")));
        Assert.Equal(["a: 2\n", "b: 1\n"], [await TextAsync(number, null, EntryFile), await TextAsync(number, null, CasesFile)]);
        Assert.Equal(SaveOutcome.Refused, (await WriteAsync(99, 0, "p", (EntryFile, "a: 2\n"))).Outcome);
    }

    [StoreFact]
    public async Task Writes_AtOnce_AreTakenOnce()
    {
        var number = await DraftAsync("一");
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => Task.Run(() => WriteAsync(number, 0, "p", (EntryFile, $"a: {i + 2}\n")))));
        Assert.Single(saved, s => s.Outcome == SaveOutcome.Done);
        Assert.Equal(11, saved.Count(s => s == new Saved(SaveOutcome.Stale, 1)));
    }

    [StoreFact]
    public async Task Write_VoidsWhatWasProposed_ButSavingNothingDoesNot()
    {
        var number = await DraftAsync("一");
        await WriteAsync(number, 0, "p", (EntryFile, "a: 2\n"));
        Assert.Equal(Change.Done, await MoveAsync(number, new DraftMove(DraftState.Proposed, "digest")));
        var proposed = await Drafts.FindAsync(number, default);
        Assert.Equal(new Saved(SaveOutcome.Nothing, 1), await WriteAsync(number, 1, "p", (EntryFile, "a: 2\n")));
        Assert.Equivalent(proposed, await Drafts.FindAsync(number, default));
        await WriteAsync(number, 1, "p", (EntryFile, "a: 3\n"));
        var changed = (await Drafts.FindAsync(number, default))!;
        Assert.Equal((DraftState.Editing, null), (changed.State, changed.Content));
        Assert.True(changed.Version > proposed!.Version);
    }

    [StoreFact]
    public async Task Move_GoesAlongTheWayOnly_AndNotFromAnOldVersion()
    {
        var number = await DraftAsync("一");
        Assert.Equal(Change.Refused, await MoveAsync(number, new DraftMove(DraftState.Published)));
        Assert.Equal(Change.Stale, await Drafts.MoveAsync(number, 7, new DraftMove(DraftState.Proposed), Writes("p"), default));
        foreach (var state in (string[])[DraftState.Proposed, DraftState.Replayed, DraftState.Approved])
            Assert.Equal(Change.Done, await MoveAsync(number, new DraftMove(state, "digest")));
        var day = new DateOnly(2027, 1, 1);
        await MoveAsync(number, new DraftMove(DraftState.Scheduled, Release: "R2", From: day));
        var scheduled = (await Drafts.FindAsync(number, default))!;
        Assert.Equal(("digest", "R2", day), (scheduled.Content, scheduled.Release, scheduled.From!.Value));
        Assert.Equal(new Saved(SaveOutcome.Refused, 0), await WriteAsync(number, 0, "p", (EntryFile, "a: 2\n")));
        await MoveAsync(number, new DraftMove(DraftState.Withdrawn, Word: "不做了"));
        var gone = (await Drafts.FindAsync(number, default))!;
        Assert.Equal((DraftState.Withdrawn, "不做了"), (gone.State, gone.Word));
    }

    [StoreFact]
    public async Task Rebase_ChangesTheBase_AndLeavesWhoWroteWhat()
    {
        var number = await DraftAsync("一");
        await WriteAsync(number, 0, "p", (EntryFile, "a: 2\n"));
        await WriteAsync(number, 1, "q", (CasesFile, "b: 2\n"));
        await ReleaseAsync("R2", "a: 1\nz: 1\n", "b: 2\n");
        // The cases are in the new base as they were written here: they are no change any more.
        var saved = await Drafts.RebaseAsync(
            number, 2, "R2", [new FileWrite(EntryFile, Encoding.UTF8.GetBytes("a: 2\nz: 1\n"))], Writes("r"), default);
        Assert.Equal(new Saved(SaveOutcome.Done, 3), saved);
        Assert.Equal("R2", (await Drafts.FindAsync(number, default))!.Base);
        var now = (await Drafts.FilesAsync(number, null, default))!;
        Assert.Equal([(EntryFile, "p")], now.Writes.Select(w => (w.Path, w.By)));
        Assert.Equal("a: 2\n", await TextAsync(number, 2, EntryFile));
        Assert.Equal("b: 1\n", Encoding.UTF8.GetString(await BytesAsync((await Drafts.FilesAsync(number, 2, default))!.Base.HashOf(CasesFile)!)));
        Assert.Equal(SaveOutcome.Refused, (await Drafts.RebaseAsync(number, 3, "R9", [], Writes("r"), default)).Outcome);
    }

    [StoreFact]
    public async Task Describe_ChangesNoContent_AndStandsInTheRecord()
    {
        var number = await DraftAsync("一");
        var draft = (await Drafts.FindAsync(number, default))!;
        var described = draft with { Title = "新標題", Expects = ["taipower.meter-test"] };
        Assert.Equal(Change.Done, await Drafts.DescribeAsync(described, draft.Version, Writes("q"), default));
        Assert.Equal(Change.Stale, await Drafts.DescribeAsync(described, draft.Version, Writes("q"), default));
        var now = (await Drafts.FindAsync(number, default))!;
        Assert.Equal(("新標題", "taipower.meter-test", 0), (now.Title, now.Expects[0], now.Revision));
        Assert.Contains(
            await new AuditRecord(database).ReadAsync(new AuditFilter(null, null, "q", null, null), 10, default), row => row.Deed.Subject == $"{number}");
    }

    [StoreFact]
    public async Task Erasing_TakesWhatWasSavedOfDraftsThatCameToNothing()
    {
        var (kept, gone) = (await DraftAsync("一"), await DraftAsync("二"));
        foreach (var number in (long[])[kept, gone]) await WriteAsync(number, 0, "p", (EntryFile, "a: 2\n"));
        await MoveAsync(gone, new DraftMove(DraftState.Withdrawn, Word: "不做了"));
        Assert.Equal(0, await Drafts.EraseAsync(Noted, default));
        Assert.Equal(1, await Drafts.EraseAsync(Noted.AddDays(1), default));
        Assert.Empty((await Drafts.FilesAsync(gone, null, default))!.Writes);
        Assert.Single((await Drafts.FilesAsync(kept, null, default))!.Writes);
    }

    private async Task<long> DraftAsync(string title, string by = "p")
    {
        await ReleaseAsync("R1", "a: 1\n", "b: 1\n");
        return await Drafts.NewAsync(
            new NewDraft(title, "請洽 0912-345-678", "https://example.org", "R1", [new DraftCause(CauseKind.Proposal, "7")]), Writes(by), default);
    }

    private async Task ReleaseAsync(string id, string entry, string cases)
    {
        Blob[] blobs = [Blob.Of(Encoding.UTF8.GetBytes(entry)), Blob.Of(Encoding.UTF8.GetBytes(cases))];
        await new BlobStore(database).KeepAsync(blobs, default);
        await new ReleaseStore(database).AddAsync(
            new KeptRelease(id, "", "t", "r", "p", Noted, null, ReleaseOrigin.Folder, null, "1"),
            FileList.Of([(EntryFile, blobs[0].Hash), (CasesFile, blobs[1].Hash)]), Writes("p"), default);
    }

    private Task<Saved> WriteAsync(long number, int revision, string by, params (string Path, string? Text)[] files) => Drafts.WriteAsync(
        number, revision, [.. files.Select(f => new FileWrite(f.Path, f.Text is null ? null : Encoding.UTF8.GetBytes(f.Text)))],
        Writes(by), default);

    private async Task<Change> MoveAsync(long number, DraftMove move) => await Drafts.MoveAsync(
        number, (await Drafts.FindAsync(number, default))!.Version, move, Writes("p"), default);

    private async Task<string> TextAsync(long number, int? revision, string path) => Encoding.UTF8.GetString(
        await BytesAsync((await Drafts.FilesAsync(number, revision, default))!.Files.HashOf(path)!));

    private async Task<byte[]> BytesAsync(string hash) => (await new BlobStore(database).ReadAsync([hash], default))[hash];

    private static Deed Writes(string by) => new(Noted, by, "drafts/save", "");
}
