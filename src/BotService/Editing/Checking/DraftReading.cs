using System.Runtime.CompilerServices;
using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Releases;
using BotService.Releases.Files;

namespace BotService.Editing.Checking;

/// <summary>Reads a draft and says what is wrong with it.</summary>
public sealed class DraftReading(IReleases releases, IBlobs blobs) : IDisposable
{
    /// <summary>What a release itself gives cause to say, so that a draft is told of its own problems only.</summary>
    private readonly ConditionalWeakTable<Release, HashSet<Problem>> known = [];

    /// <summary>One for a draft's own entries and one for all files: neither is made anew for the other.</summary>
    private readonly DraftFolders own = new(blobs), all = new(blobs);

    /// <summary>
    /// As after a saving: the changed entries are read anew on top of the release that answers here. Where more than entries is
    /// changed, or the base is another release, all of it is read.
    /// </summary>
    public async Task<CheckedDraft> QuickAsync(Draft draft, DraftFiles files, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(files);
        var entries = files.Writes.Select(w => EntryFiles.EntryOf(w.Path)).Distinct().ToList();
        var release = releases.Current;
        if (release.Id != draft.Base || entries.Contains(null)) return await WholeAsync(files, cancel);
        var folders = entries.Select(e => EntryFiles.FolderOf(e!) + "/").ToList();
        var few = FileList.Of(files.Files.Hashes.Where(f => folders.Exists(folder => f.Key.StartsWith(folder, StringComparison.Ordinal)))
            .Select(f => (f.Key, f.Value)));
        var read = await own.WithAsync(few, at => KnowledgeLoader.Reload(release.Knowledge, at.Knowledge, [.. entries.Select(e => e!)]), cancel);
        var before = known.GetValue(
            release, r => [.. KnowledgeLoader.Reload(r.Knowledge, Path.Combine(Path.GetTempPath(), "knowledge"), []).Problems]);
        return new CheckedDraft(
            read.Knowledge, [.. read.Problems.Where(p => !before.Contains(p))], read.CasesProved, IsWhole: false);
    }

    /// <summary>
    /// All files, as they will be read when the draft becomes a release; only nothing is learnt and no talk held.
    /// </summary>
    public async Task<CheckedDraft> WholeAsync(DraftFiles files, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        var read = await all.WithAsync(files.Files, Release.Check, cancel);
        var changed = files.Writes.Select(w => Path.GetDirectoryName(w.Path)!.Replace('\\', '/')).ToHashSet();
        return new CheckedDraft(
            read.Knowledge,
            // What a release says as a warning everywhere would hide what is new.
            [.. read.Problems.Where(p => p.IsError || changed.Contains(Path.GetDirectoryName(p.File)!.Replace('\\', '/')))],
            read.CasesProved, IsWhole: true) { Calibrated = read.Calibrated };
    }

    public void Dispose()
    {
        own.Dispose();
        all.Dispose();
    }
}

/// <summary>What reading a draft came to.</summary>
/// <param name="Proved">How many cases agree with their second statement, of all entries.</param>
/// <param name="IsWhole">Whether all files were read, and not the changed entries only.</param>
public sealed record CheckedDraft(KnowledgeBase Knowledge, IReadOnlyList<Problem> Problems, int Proved, bool IsWhole)
{
    public bool IsRight => !Problems.Any(p => p.IsError);

    /// <summary>Whether the calibration in it is that of its texts; null where not all files were read.</summary>
    public Lazy<bool>? Calibrated { get; init; }
}
