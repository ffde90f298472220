using BotService.Editing.Drafts;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Editing.Saving;

/// <summary>Brings a draft onto another release: what it changed, on top of what changed there.</summary>
public sealed class Rebasing(IDrafts drafts, IReleaseStore releases, IBlobs blobs, Saver saver)
{
    /// <returns>Clashes when both changed the same: then nothing happened. Whoever takes over in the draft what the release says
    /// there can bring it on afterwards.</returns>
    public async Task<SaveResult> RunAsync(long number, int seen, string release, Deed deed, CancellationToken cancel)
    {
        if (await drafts.FilesAsync(number, null, cancel) is not { } now || await releases.FilesAsync(release, cancel) is not { } onto)
            return new SaveResult(SaveOutcome.Refused, seen);
        if (now.Revision != seen) return new SaveResult(SaveOutcome.Stale, now.Revision);
        var bytes = await blobs.ReadAsync([.. now.Writes.Select(w => w.Hash).OfType<string>()], cancel);
        var (writes, clashes) = await saver.MergeAsync(
            now.Base, onto, [.. now.Writes.Select(w => new FileWrite(w.Path, w.Hash is null ? null : bytes[w.Hash]))], cancel);
        if (clashes.Count > 0) return new SaveResult(SaveOutcome.Stale, now.Revision) { Clashes = clashes };
        var saved = await drafts.RebaseAsync(number, seen, release, writes, deed, cancel);
        return new SaveResult(saved.Outcome, saved.Revision);
    }
}
