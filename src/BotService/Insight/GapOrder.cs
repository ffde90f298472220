using BotService.Engine.Gaps;

namespace BotService.Insight;

/// <summary>An entry's gaps and how often citizens came for it.</summary>
internal sealed record AskedGaps(EntryGaps Entry, EntryDemand Demand);

/// <summary>The order in which an editor had best have things confirmed.</summary>
internal static class GapOrder
{
    /// <summary>Most asked for first, then where most was left unanswered, then where most is open.</summary>
    public static IReadOnlyList<AskedGaps> MostAskedFirst(
        IEnumerable<EntryGaps> entries, IReadOnlyDictionary<string, EntryDemand> demand) =>
        [.. entries
            .Select(e => new AskedGaps(e, Demand(e, demand)))
            .OrderByDescending(a => a.Demand.Asked).ThenByDescending(a => a.Demand.Unanswered)
            .ThenByDescending(a => a.Entry.Count(GapStatus.Open))
            .ThenBy(a => a.Entry.Entry, StringComparer.Ordinal)];

    private static EntryDemand Demand(EntryGaps gaps, IReadOnlyDictionary<string, EntryDemand> demand)
    {
        var own = gaps.AskedBy.Select(e => demand.GetValueOrDefault(e)).OfType<EntryDemand>().ToList();
        return new EntryDemand(
            gaps.Entry, own.Sum(d => d.Asked), own.Sum(d => d.Unanswered), own.Sum(d => d.Noted));
    }
}
