using System.Globalization;
using BotService.Editing.Drafts;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Drafts;

/// <summary>What is said of a draft, as somebody filled it in.</summary>
public sealed record DraftForm(string? Title, string? Reason, string? Source, string? Causes, bool IsUrgent)
{
    private const int LongestTitle = 120, LongestText = 2000, Most = 50;

    public static DraftForm Read(StaffForm form) =>
        new(form["title"], form["reason"], form["source"], form["causes"], form["urgent"] is not null);

    public static DraftForm Of(Draft draft) => new(
        draft.Title, draft.Reason, draft.Source, string.Join('\n', draft.Causes.Select(c => $"{c.Kind} {c.Id}")), draft.IsUrgent);

    /// <summary>Key of the words that say what is wrong; null when nothing is.</summary>
    public string? Wrong => Title is null || Reason is null || Source is null ? "draft.needs"
        : Title.Length > LongestTitle || Reason.Length > LongestText || Source.Length > LongestText ? "staff.too-long"
        : Read(Causes) is null ? "draft.causes-how" : null;

    /// <summary>A line for each, <c>proposal 12</c>; what cannot be read was refused before.</summary>
    public IReadOnlyList<DraftCause> AllCauses => Read(Causes) ?? [];

    private static IReadOnlyList<DraftCause>? Read(string? typed)
    {
        var causes = new List<DraftCause>();
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split([' ', '#', ':'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [var kind, var id]
                || !CauseKind.All.Contains(kind.ToLowerInvariant()) || id.Length > LongestTitle || causes.Count == Most) return null;
            // All but items of a plan are ours and have numbers.
            if (kind.ToLowerInvariant() != CauseKind.Plan && !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;
            causes.Add(new DraftCause(kind.ToLowerInvariant(), id));
        }

        return causes;
    }
}
