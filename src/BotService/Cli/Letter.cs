using BotService.Engine.Dialogs.Script;
using BotService.Engine.Gaps;
using BotService.Insight;
using BotService.Reports;

namespace BotService.Cli;

/// <summary>
/// A letter to an organisation: its facts that citizens ask for most and that are not sure, to be confirmed on paper.
/// </summary>
internal static class Letter
{
    /// <summary>So many are answered in one sitting.</summary>
    private const int Most = 20;

    /// <param name="gaps">Those of the organisation.</param>
    /// <param name="asked">By entry, within the period.</param>
    /// <param name="status">What is asked about: what was not found, or what was read elsewhere than with those who decide.</param>
    /// <returns>Its lines, without an end of the page.</returns>
    public static IEnumerable<string> To(
        string organisation, IReadOnlyList<EntryGaps> gaps, IReadOnlyDictionary<string, EntryDemand> asked,
        PageWording words, DateOnly today, ReportPeriod period, GapStatus status = GapStatus.Open)
    {
        var kind = status == GapStatus.Open ? "" : "-reported";
        var open = GapOrder.MostAskedFirst(gaps, asked)
            .SelectMany(a => a.Entry.Gaps.Where(g => g.Status == status).Select(g => (a.Entry, a.Demand.Asked, Gap: g)))
            .Take(Most).ToList();
        yield return words.Say("letter.to", ("organisation", organisation));
        yield return words.Say("letter.date", ("date", Cell.Day(today)));
        if (open.Count == 0)
        {
            yield return words["letter.none"];
            yield break;
        }
        yield return words.Say($"letter.subject{kind}", ("count", Cell.Number(open.Count)));
        yield return words.Say($"letter.opening{kind}", ("from", Cell.Day(period.From)), ("to", Cell.Day(period.To)));
        foreach (var ((entry, times, gap), i) in open.Select((o, i) => (o, i)))
        {
            yield return "";
            yield return words.Say(
                "letter.item", ("number", Cell.Number(i + 1)), ("entry", entry.Name), ("asked", Cell.Number(times)));
            if (gap.ForWhom is { } cases) yield return words.Say("letter.case", ("case", cases));
            if (gap.Ask is { } question) yield return words.Say("letter.ask", ("question", question));
            yield return words.Say("letter.now", ("text", gap.Text));
            if (status != GapStatus.Open && gap.Sources.Count > 0)
                yield return words.Say("letter.read", ("sources", string.Join("; ", gap.Sources.Select(s => $"{s.Title} {s.Dated}"))));
            yield return words["letter.reply"];
        }
        yield return "";
        yield return words.Say("letter.closing", ("contact", open[0].Entry.Confirms));
    }
}
