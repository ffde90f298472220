using System.Text;
using BotService.Editing.Drafts;
using BotService.Engine.Data;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Editing.Saving;

/// <summary>
/// Saves what somebody changed against the revision that they saw, together with what others saved since.
/// </summary>
public sealed class Saver(IDrafts drafts, DraftContent content)
{
    /// <summary>As often somebody else may be quicker before it is given up.</summary>
    private const int Attempts = 5;

    /// <param name="seen">The revision that the changes were made in.</param>
    /// <param name="writes">Files as they are to be, by whoever saw that revision.</param>
    public async Task<SaveResult> SaveAsync(
        long number, int seen, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(writes);
        var faults = writes.Select(FileFaults.Of).OfType<Problem>().ToList();
        if (faults.Count > 0) return new SaveResult(SaveOutcome.Refused, seen) { Problems = faults };
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await drafts.FilesAsync(number, null, cancel) is not { } now) break;
            var before = seen == now.Revision ? now : await drafts.FilesAsync(number, seen, cancel);
            if (before is null) break;
            var (merged, clashes) = seen == now.Revision ? (writes, []) : await MergeAsync(before.Files, now.Files, writes, cancel);
            if (clashes.Count > 0) return new SaveResult(SaveOutcome.Stale, now.Revision) { Clashes = clashes };
            var saved = await drafts.WriteAsync(number, now.Revision, merged, deed, cancel);
            if (saved.Outcome != SaveOutcome.Stale)
                return new SaveResult(saved.Outcome, saved.Revision) { IsMerged = seen != now.Revision && saved.Outcome == SaveOutcome.Done };
        }

        return new SaveResult(SaveOutcome.Refused, seen);
    }

    /// <summary>
    /// One change of files on top of another: the writes that are left to do, or where the two clash.
    /// </summary>
    /// <param name="base">What both began with.</param>
    /// <param name="theirs">As it is by now.</param>
    public async Task<(IReadOnlyList<FileWrite> Writes, IReadOnlyList<SavingClash> Clashes)> MergeAsync(
        FileList @base, FileList theirs, IReadOnlyList<FileWrite> mine, CancellationToken cancel)
    {
        var paths = mine.Select(w => w.Path).ToList();
        var (old, now) = (await content.TextsAsync(@base, paths, cancel), await content.TextsAsync(theirs, paths, cancel));
        var (writes, clashes) = (new List<FileWrite>(), new List<SavingClash>());
        foreach (var write in mine)
        {
            var (was, is_) = (@base.HashOf(write.Path), theirs.HashOf(write.Path));
            var own = write.Bytes is null ? null : Blob.HashOf(write.Bytes);
            if (own == is_ || own == was) continue;
            if (was == is_)
            {
                writes.Add(write);
                continue;
            }

            var text = write.Bytes is null ? "" : Encoding.UTF8.GetString(write.Bytes);
            var merged = write.Bytes is null || is_ is null || was is null
                ? new SectionMerged(null, [new SectionClash("", old.GetValueOrDefault(write.Path, ""), text, now.GetValueOrDefault(write.Path, ""))])
                : SectionMerge.Merge(old[write.Path], text, now[write.Path]);
            if (merged.Text is { } both) writes.Add(DraftContent.Write(write.Path, both));
            else clashes.Add(new SavingClash(write.Path, merged.Clashes));
        }

        return (writes, clashes);
    }
}

/// <summary>How an attempt to save ended.</summary>
/// <param name="Outcome">Stale: others changed the same, and nothing was written.</param>
/// <param name="Revision">That which stands now.</param>
public sealed record SaveResult(SaveOutcome Outcome, int Revision)
{
    /// <summary>What others saved meanwhile is in it too.</summary>
    public bool IsMerged { get; init; }

    public IReadOnlyList<SavingClash> Clashes { get; init; } = [];

    /// <summary>Why nothing of it can be saved.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>Where a file clashes, with both texts.</summary>
public sealed record SavingClash(string Path, IReadOnlyList<SectionClash> Sections);
