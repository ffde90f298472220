using System.Text;
using BotService.Cli;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Releases;
using BotService.Releases.Files;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using BotService.Tests.Web.Staff.Approval;

namespace BotService.Tests.Editing;

/// <summary>A draft is told of its own problems with file and line, whether its entries alone are read anew or all files.</summary>
public sealed class DraftReadingTests : IDisposable
{
    private const string Folder = "knowledge/taipower/name-change", Rules = $"{Folder}/entry.yaml";

    private readonly MemoryBlobs blobs = new();
    private readonly FileList files;
    private readonly DraftReading check;
    private readonly Draft draft = new(1, "", "", "", RealEngine.Shared.Id, DraftState.Editing, 1, 1, "p", default);

    public DraftReadingTests()
    {
        (files, var all) = FileFolders.Read(RealEngine.Folders);
        blobs.KeepAsync(all, default).Wait();
        check = new DraftReading(new Only(RealEngine.Shared), blobs);
    }

    public void Dispose() => check.Dispose();

    [Fact]
    public async Task Quick_AndWhole_NameTheSameProblem()
    {
        var written = Written(Rules, text => text.Replace(
            "  - { document: identity, status: reported, source: tpes-code, when: { by: [self] } }\n",
            "  - { document: identity, status: reported, source: tpes-code, when: { by: [self] } }\n  - { document: tax-number-of-nobody, status: open }\n",
            StringComparison.Ordinal));
        var (quick, whole) = (await check.QuickAsync(draft, written, default), await check.WholeAsync(written, default));
        Assert.False(quick.IsWhole);
        var problem = Assert.Single(quick.Problems, p => p.IsError);
        Assert.Equal((Rules, 22, "unknown-document"), (problem.File, problem.Line, problem.Code));
        Assert.Contains(whole.Problems, p => p == problem);
        Assert.False(quick.IsRight);
    }

    [Fact]
    public async Task WhatIsRight_HasNothingSaidOfIt()
    {
        var written = Written($"{Folder}/utterances.th.yaml", text => text + "- ชื่อใหม่ล่าสุด\n");
        Assert.DoesNotContain((await check.QuickAsync(draft, written, default)).Problems, p => p.IsError);
        Assert.True((await check.WholeAsync(written, default)).IsRight);
    }

    [Fact]
    public async Task EntryThatIsGone_IsMissedByWhoeverNamesIt()
    {
        var left = files.Hashes.Keys.Where(f => EntryFiles.EntryOf(f) == "taipower.move-settlement").ToList();
        var written = new DraftFiles(
            1, files, left.Aggregate(files, (all, path) => all.With(path, null)), [.. left.Select(p => new DraftWrite(1, p, null, "p", default))]);
        Assert.Contains((await check.WholeAsync(written, default)).Problems, p => p.Code == "unknown-entry" && p.File == "knowledge/any/move/entry.yaml");
        Assert.NotNull(Needed.Refusal(RealEngine.Shared.Knowledge, "taipower.move-settlement"));
        Assert.Null(Needed.Refusal(RealEngine.Shared.Knowledge, "any.move"));
    }

    /// <summary>The check of an entry says nothing that is not so when nothing but a comment changed, in whichever entry.</summary>
    [Fact]
    public async Task Quick_OfComments_FindsNoErrors()
    {
        var rules = files.Hashes.Keys.Where(f => f.EndsWith("/entry.yaml", StringComparison.Ordinal)).ToList();
        var all = rules.Aggregate(files, (list, path) => list.With(path, Keep(Encoding.UTF8.GetString(blobs.All[list.HashOf(path)!]) + "# seen\n")));
        var written = new DraftFiles(1, files, all, [.. rules.Select(p => new DraftWrite(1, p, all.HashOf(p), "p", default))]);
        Assert.DoesNotContain((await check.QuickAsync(draft, written, default)).Problems, p => p.IsError);
    }

    /// <summary>What <c>calibrate</c> would write after the same change in a folder is what stands in the draft.</summary>
    [Fact]
    public async Task Calibrating_GivesTheBytesThatTheVerbGives()
    {
        // The tests' own knowledge: learning the shipped one twice takes most of a minute.
        var (small, all) = FileFolders.Read(Small.Folders);
        foreach (var blob in all) blobs.All[blob.Hash] = blob.Bytes;
        var written = Written(small, $"{SmallDraft.Folder}utterances.zh-TW.yaml", text => text + "- 電表換成我的名字要怎麼辦\n");
        var drafts = new OneDraft(written);
        var saved = await new Calibrating(drafts, blobs, TimeProvider.System).RunAsync(1, default);
        Assert.NotNull(saved);
        var root = Directory.CreateTempSubdirectory("botservice-calibrate-");
        try
        {
            var folders = FileFolders.Write(written.Files, hash => blobs.All[hash], root.FullName);
            Assert.Equal(ExitCode.Ok, CalibrateVerb.Run(folders.Knowledge, folders.Dialogs, TextWriter.Null, TextWriter.Null));
            Assert.NotEmpty(drafts.Wrote);
            foreach (var write in drafts.Wrote) Assert.Equal(File.ReadAllBytes(Path.Combine(root.FullName, write.Path)), write.Bytes);
            Assert.Equal(Directory.GetFiles(folders.Knowledge, "*.txt").Length, drafts.Wrote.Count);
            Assert.Equal("operator", drafts.By);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private DraftFiles Written(string path, Func<string, string> change) => Written(files, path, change);

    private DraftFiles Written(FileList from, string path, Func<string, string> change)
    {
        var hash = Keep(change(Encoding.UTF8.GetString(blobs.All[from.HashOf(path)!])));
        return new DraftFiles(1, from, from.With(path, hash), [new DraftWrite(1, path, hash, "p", default)]);
    }

    private string Keep(string text)
    {
        var blob = Blob.Of(Encoding.UTF8.GetBytes(text));
        blobs.All[blob.Hash] = blob.Bytes;
        return blob.Hash;
    }

    private sealed record Only(Release Current) : IReleases
    {
        public Release? Of(string id) => id == Current.Id ? Current : null;
    }
}
