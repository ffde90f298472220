using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Hosting;
using BotService.Staff.Audit;

namespace BotService.Renewal.Changes;

/// <summary>Two plans beside each other with all that follows from it.</summary>
/// <param name="Changes">The list that people work off.</param>
/// <param name="Duties">What the duties would have to say of the newer plan.</param>
/// <param name="Known">What the duties call the newer plan, or would have to.</param>
/// <param name="IsKnown">They name it already.</param>
public sealed record PlanComparison(
    PlanDifference Difference, IReadOnlyList<ListedChange> Changes, IReadOnlyList<DutyProposal> Duties, string Known, bool IsKnown);

/// <summary>Works out what a new plan changes, and keeps the list of it.</summary>
/// <param name="folder">Of the duties.</param>
public sealed class ChangeWork(PlanComparing comparing, IPlanChanges changes, TimeProvider time, string folder)
{
    /// <summary>With the list brought up to what the plans and the knowledge say now.</summary>
    /// <param name="by">Who looks, by id.</param>
    public async Task<PlanComparison> CompareAsync(ServicePlan a, ServicePlan b, Release release, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var data = RenewalData.Of(release, folder, await comparing.NamesAsync(cancel));
        var difference = PlanDiff.Of(a, b, data.Names);
        var found = new ChangeFinder(data.Knowledge, data.Touches).Of(difference, Taiwan.Today(time));
        await changes.KeepAsync(
            a.Id, b.Id, found, new Deed(time.GetUtcNow(), by, "plans/changes", $"{a.Id} {b.Id}"), cancel);
        var known = data.Touches.ShortOf(b);
        var name = known ?? NextName(data);
        return new(
            difference, await changes.ListAsync(a.Id, b.Id, cancel), DutyProposals.Of(difference, data.Duties, data.Touches, name), name,
            known is not null);
    }

    /// <summary>A draft that does a change: what it is for, why, and the item it rests on are filled in.</summary>
    /// <param name="title">The item's, cut to what a title may have.</param>
    /// <param name="release">The release that it changes.</param>
    public static NewDraft DraftOf(ListedChange change, string title, string reason, string release)
    {
        ArgumentNullException.ThrowIfNull(change);
        var source = $"{TouchFinder.SourceOf(change.B)} {string.Join(' ', change.Found.News.Count > 0 ? change.Found.News : change.Found.Olds)}";
        return new(title, reason, source, release, [new DraftCause(CauseKind.Plan, $"{change.A}/{change.B}/{change.Number}")]);
    }

    /// <summary>A letter and the next number, as the duties count their plans.</summary>
    private static string NextName(RenewalData data)
    {
        var last = data.Duties.Plans.Keys.Where(k => k.Length > 1).Select(k => int.TryParse(k[1..], out var n) ? n : -1).DefaultIfEmpty(-1).Max();
        return FormattableString.Invariant($"S{last + 1}");
    }
}
