using BotService.Editing.Drafts;
using BotService.Engine;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Hosting;
using BotService.Staff.Audit;

namespace BotService.Renewal.Changes;

/// <summary>Two plans beside each other with all that follows from it.</summary>
/// <param name="Changes">Those found now and those decided; what is not on the list yet has no number.</param>
/// <param name="IsListed">The list that people work off has just what was found.</param>
/// <param name="Duties">What the duties would have to say of the newer plan.</param>
/// <param name="Known">What the duties call the newer plan, or would have to.</param>
/// <param name="IsKnown">They name it already.</param>
public sealed record PlanComparison(
    PlanDifference Difference, IReadOnlyList<ListedChange> Changes, bool IsListed, IReadOnlyList<DutyProposal> Duties, string Known,
    bool IsKnown);

/// <summary>Works out what a new plan changes, and keeps the list of it.</summary>
internal sealed class ChangeWork(PlanComparing comparing, IPlanChanges changes, IPlanBook plans, TimeProvider time, RenewalShelf shelf)
{
    /// <summary>As plans and knowledge are now, beside what is on the list. Nothing is written.</summary>
    public async Task<PlanComparison> CompareAsync(ServicePlan a, ServicePlan b, Release release, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var data = shelf.Of(release, await comparing.NamesAsync(cancel));
        var difference = PlanDiff.Of(a, b, data.Names);
        var listed = await changes.ListAsync(a.Id, b.Id, cancel);
        var (merged, isListed) = Merged(a.Id, b.Id, Found(data, difference), listed);
        var known = data.Touches.ShortOf(b);
        var name = known ?? NextName(data);
        return new(difference, merged, isListed, DutyProposals.Of(difference, data.Duties, data.Touches, name), name, known is not null);
    }

    /// <summary>Brings the list that people work off up to what plans and knowledge say now.</summary>
    /// <param name="by">Who asks for it, by id.</param>
    public async Task ListAsync(ServicePlan a, ServicePlan b, Release release, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var data = shelf.Of(release, await comparing.NamesAsync(cancel));
        await changes.KeepAsync(
            a.Id, b.Id, Found(data, PlanDiff.Of(a, b, data.Names)), new Deed(time.GetUtcNow(), by, "plans/changes", $"{a.Id} {b.Id}"), cancel);
    }

    /// <summary>
    /// The same for a plan that came in, beside the one before it of the same office; nothing where there is none.
    /// </summary>
    public async Task ListSinceAsync(ServicePlan plan, Release release, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var before = (await plans.ListAsync(cancel))
            .Where(p => p.Organisation == plan.Organisation && p.Office == plan.Office && p.Year < plan.Year).MaxBy(p => p.Year);
        if (before is not null && await plans.FindAsync(before.Id, cancel) is { } old) await ListAsync(old, plan, release, by, cancel);
    }

    private IReadOnlyList<FoundChange> Found(RenewalData data, PlanDifference difference) =>
        new ChangeFinder(data.Knowledge, data.Touches).Of(difference, Taiwan.Today(time));

    /// <summary>In the order in which they are found; what is decided and found no longer comes last.</summary>
    private static (IReadOnlyList<ListedChange> Changes, bool IsListed) Merged(
        string a, string b, IReadOnlyList<FoundChange> found, IReadOnlyList<ListedChange> listed)
    {
        var (byKey, keys) = (listed.ToDictionary(c => c.Found.Key), found.Select(f => f.Key).ToHashSet());
        var now = found.DistinctBy(f => f.Key).Select(f => byKey.GetValueOrDefault(f.Key)
            ?? new ListedChange(ListedChange.NotListed, a, b, f, ChangeState.Open, null, null, null, null, 0)).ToList();
        var gone = listed.Where(c => !keys.Contains(c.Found.Key)).ToList();
        return ([.. now, .. gone.Where(c => c.State != ChangeState.Open)],
            now.TrueForAll(c => c.IsListed) && gone.TrueForAll(c => c.State != ChangeState.Open));
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
