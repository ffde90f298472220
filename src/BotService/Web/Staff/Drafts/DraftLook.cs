using BotService.Editing.Checking;
using BotService.Editing.Drafts;

namespace BotService.Web.Staff.Drafts;

/// <summary>All that the page of a draft shows of it.</summary>
/// <param name="Found">What the check of all files came to; null: it was not asked for.</param>
/// <param name="InForce">The release that answers; null: none is kept.</param>
public sealed record DraftLook(
    Draft Draft, DraftFiles Files, IReadOnlyList<ChangedFile> Changed, IReadOnlyList<HalfFault> Halves, CheckedDraft? Found, string? InForce)
{
    public IReadOnlyList<string> Entries { get; } = EntryFiles.EntriesOf(Files.Writes.Select(w => w.Path));

    public bool MayWrite => Draft.IsOpen || Draft.State == DraftState.Rejected;

    public bool IsBehind => InForce is not null && InForce != Draft.Base;
}
