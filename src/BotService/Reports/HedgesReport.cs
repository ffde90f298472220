using System.Globalization;
using BotService.Engine.Gaps;

namespace BotService.Reports;

/// <summary>How many of the lines that citizens read say that something is not sure, those with most first.</summary>
internal static class HedgesReport
{
    public const string Description =
        "How many lines of the lists, over all cases of all entries, say that something is not sure.";

    public static ReportTable Of(IReadOnlyList<EntryHedges> entries, DateOnly today)
    {
        var (lines, hedged) = (entries.Sum(e => e.Lines), entries.Sum(e => e.AllHedged));
        var (first, firstHedged) = (entries.Sum(e => e.FirstLines), entries.Sum(e => e.FirstHedged));
        return new ReportTable(
            ["entry", "name", "cases", "first-lines", "first-hedged", "lines", "hedged", "share", "reported", "planned",
                "open"],
            [.. entries.OrderByDescending(e => e.AllHedged).ThenBy(e => e.Entry, StringComparer.Ordinal).Select(Row)],
            $"first screens: {firstHedged} of {first} lines carry a hedge ({Share(firstHedged, first)}); unfolded: "
            + $"{hedged} of {lines} lines carry a hedge ({Share(hedged, lines)}): "
            + $"{Sum(GapStatus.Reported)} reported, {Sum(GapStatus.Planned)} planned, {Sum(GapStatus.Open)} open; "
            + $"{entries.Sum(e => e.Cases)} cases of {entries.Count} entries, as of {today:yyyy-MM-dd}");

        int Sum(GapStatus status) => entries.Sum(e => e.Hedged.GetValueOrDefault(status));
    }

    private static IReadOnlyList<string?> Row(EntryHedges e) =>
    [
        e.Entry, e.Name, Cell.Number(e.Cases), Cell.Number(e.FirstLines), Cell.Number(e.FirstHedged),
        Cell.Number(e.Lines), Cell.Number(e.AllHedged), Share(e.AllHedged, e.Lines),
        Cell.Number(e.Hedged.GetValueOrDefault(GapStatus.Reported)),
        Cell.Number(e.Hedged.GetValueOrDefault(GapStatus.Planned)), Cell.Number(e.Hedged.GetValueOrDefault(GapStatus.Open)),
    ];

    private static string Share(int some, int all) =>
        all == 0 ? "" : ((double)some / all).ToString("0.0 %", CultureInfo.InvariantCulture);
}
