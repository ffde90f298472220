using BotService.Engine.Plans;
using BotService.Engine.Plans.Difference;
using BotService.Insight.Duties;

namespace BotService.Renewal.Changes;

/// <summary>What a duty would have to say of where the newer plan asks for it.</summary>
/// <param name="Before">Where the older plan does, as it stands there.</param>
/// <param name="After">The items of the newer plan; empty where it asks for it no more.</param>
public sealed record DutyProposal(string Duty, string Plan, string Before, IReadOnlyList<string> After);

/// <summary>Proposes the references of the duties to a new plan. They are shown, and written by people.</summary>
internal static class DutyProposals
{
    /// <param name="known">What the duties would call the newer plan.</param>
    public static IReadOnlyList<DutyProposal> Of(PlanDifference difference, DutyBook duties, TouchFinder finder, string known)
    {
        var (a, b) = (difference.A, difference.B);
        if (finder.ShortOf(a) is not { } old) return [];
        var places = new PlacesInPlan(a);
        var order = b.Items.Select((item, i) => (item.Path, i)).DistinctBy(p => p.Path).ToDictionary(p => p.Path, p => p.i);
        return
        [
            .. from duty in duties.Duties
               from asked in duty.Plans
               where asked.Plan == old
               let read = places.Read(asked.Where)
               select new DutyProposal(duty.Id, known, asked.Where,
               [
                   .. difference.Pairs.Where(p => p.Olds.Any(i => read.Any(r => r == i.Path || IsBelow(r, i, read, a))))
                       .SelectMany(p => p.News).Select(i => i.Path).Distinct().OrderBy(p => order.GetValueOrDefault(p)),
               ]),
        ];
    }

    /// <summary>
    /// What stands below a heading that a duty names goes with the heading, unless the heading was not found again.
    /// </summary>
    private static bool IsBelow(string place, PlanItem item, IReadOnlyList<string> read, ServicePlan plan) =>
        !plan.Items.Any(i => i.Path == place) && !read.Contains(item.Path) && DutyPlaces.Covers(place, item.Path);
}
