using BotService.Editing.Drafts;
using BotService.Engine.Plans;
using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Changes;

/// <summary>How far the drafts of a plan's changes are.</summary>
/// <param name="Open">Under way, those that were replayed among them.</param>
public sealed record DraftCounts(int Open, int Replayed, int Published);

/// <summary>One plan and what came of it.</summary>
/// <param name="Characters">Of its source, how many were placed.</param>
/// <param name="Changes">Beside each plan that it was laid beside.</param>
/// <param name="Days">Those of its assessment.</param>
public sealed record PlanYear(
    KeptPlan Plan, PlanCharacters Characters, IReadOnlyList<ChangeCounts> Changes, DraftCounts Drafts, IReadOnlyList<DateOnly> Days)
{
    public bool HasOpen => Changes.Any(c => c.Open > 0);
}

/// <summary>
/// The year at a glance: the newest plan of each office, from its coming in to the release that carries it.
/// </summary>
public sealed class YearLook(IPlanBook plans, IPlanChanges changes, IDrafts drafts)
{
    /// <param name="organisation">Only its plans; null: all.</param>
    public async Task<IReadOnlyList<PlanYear>> LookAsync(string? organisation, DateOnly today, CancellationToken cancel)
    {
        var counts = await changes.CountAsync(today, cancel);
        var years = new List<PlanYear>();
        foreach (var kept in (await plans.ListAsync(cancel)).Where(p => organisation is null || p.Organisation == organisation)
            .GroupBy(p => (p.Organisation, p.Office)).Select(g => g.MaxBy(p => p.Year)!))
        {
            if (await plans.FindAsync(kept.Id, cancel) is not { } plan) continue;
            var own = counts.Where(c => c.B.Split(PlanComparing.Of)[0] == kept.Id).ToList();
            years.Add(new(kept, plan.Characters, own, await DraftsAsync(own, cancel), PlanDates.Of(plan)));
        }

        return years;
    }

    private async Task<DraftCounts> DraftsAsync(IEnumerable<ChangeCounts> pairs, CancellationToken cancel)
    {
        var states = new List<string>();
        foreach (var pair in pairs)
            foreach (var change in (await changes.ListAsync(pair.A, pair.B, cancel)).Where(c => c.Draft is not null))
                if (await drafts.FindAsync(change.Draft!.Value, cancel) is { } draft) states.Add(draft.State);
        return new(
            states.Count(s => s is DraftState.Editing or DraftState.Proposed or DraftState.Replayed or DraftState.Approved or DraftState.Scheduled),
            states.Count(s => s is DraftState.Replayed or DraftState.Approved or DraftState.Scheduled),
            states.Count(s => s is DraftState.Published));
    }
}
