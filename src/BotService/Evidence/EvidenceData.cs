using BotService.Insight.Duties;
using BotService.Review.Improvements;
using BotService.Statistics;

namespace BotService.Evidence;

/// <summary>All that a pack is made of.</summary>
/// <param name="Reports">By name, month by month.</param>
/// <param name="Improvements">Those under way in the half-year, with the last effect that was measured.</param>
/// <param name="Audit">Number and hash of the last deed in the record up to its end.</param>
public sealed record EvidenceData(
    HalfYear Half, string Release, DutyReport Duties, IReadOnlyDictionary<string, FigureTable> Reports,
    IReadOnlyList<(Improvement One, MeasuredEffect? Effect)> Improvements, (long Number, string Hash) Audit)
{
    /// <summary>The reports that a duty names among its verbs.</summary>
    public IEnumerable<FigureTable> Of(DutyRow duty) => duty.Verbs.Where(v => v.StartsWith("report ", StringComparison.Ordinal))
        .Select(v => Reports.GetValueOrDefault(v["report ".Length..])).OfType<FigureTable>();
}
