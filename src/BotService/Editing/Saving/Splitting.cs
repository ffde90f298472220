using BotService.Editing.Drafts;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Editing.Saving;

/// <summary>Moves some files of a draft into one of their own.</summary>
public sealed class Splitting(IDrafts drafts, IBlobs blobs)
{
    /// <summary>
    /// First they are written there and then taken back here: where it stops between the two, nothing is lost and it is only done
    /// half, which both drafts show. Each file stays whose it was.
    /// </summary>
    /// <returns>The number of the new draft; null when the draft has changed since, or none of the files is changed in it.</returns>
    public async Task<long?> RunAsync(
        Draft draft, int seen, IReadOnlyCollection<string> paths, NewDraft into, Deed deed, CancellationToken cancel)
    {
        if (await drafts.FilesAsync(draft.Number, null, cancel) is not { } now || now.Revision != seen) return null;
        var moved = now.Writes.Where(w => paths.Contains(w.Path)).ToList();
        if (moved.Count == 0) return null;
        var bytes = await blobs.ReadAsync([.. moved.SelectMany(w => new[] { w.Hash, now.Base.HashOf(w.Path) }).OfType<string>()], cancel);
        var number = await drafts.NewAsync(into with { Base = draft.Base }, deed, cancel);
        await drafts.WriteAsync(
            number, 0, [.. moved.Select(w => new FileWrite(w.Path, w.Hash is null ? null : bytes[w.Hash], w.By))], deed, cancel);
        await drafts.WriteAsync(
            draft.Number, seen,
            [.. moved.Select(w => new FileWrite(w.Path, now.Base.HashOf(w.Path) is { } hash ? bytes[hash] : null))], deed, cancel);
        return number;
    }
}
