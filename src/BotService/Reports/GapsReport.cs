using BotService.Engine.Gaps;
using BotService.Insight;
using BotService.Storage;

namespace BotService.Reports;

/// <summary>
/// What the knowledge does not know for sure, most asked for first: what an editor should have confirmed next.
/// </summary>
/// <param name="organisation">Null for all.</param>
/// <param name="byEntry">One line per entry with its counts, instead of one per fact.</param>
internal sealed class GapsReport(
    IGaps gaps, string locale, string? organisation, bool byEntry, DateOnly today) : IReport
{
    public string Name => "gaps";

    public string About => Description;

    public const string Description =
        "Facts that are open, reported or planned, those of the entries most asked for first.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var asked = (await new Demand(database).CountAsync(period.From, period.To, cancel)).ToDictionary(d => d.Entry);
        var entries = GapOrder.MostAskedFirst(gaps.List(locale, today, organisation).Concat(gaps.Beside(locale, today, organisation)), asked);
        int Total(GapStatus status) => entries.Sum(e => e.Entry.Count(status));
        return new ReportTable(
            byEntry
                ? ["asked", "unanswered", "organisation", "entry", "name", "open", "reported", "planned", "list",
                    "confirmed by", "review by", "notes"]
                : ["asked", "unanswered", "organisation", "entry", "name", "section", "fact", "status", "sentence",
                    "for", "ask", "sources", "list", "confirmed by", "notes"],
            [.. byEntry ? entries.Select(Row) : entries.SelectMany(Rows)],
            $"{Total(GapStatus.Open)} open, {Total(GapStatus.Reported)} reported and {Total(GapStatus.Planned)} planned facts in {entries.Count} entries, offices and tariffs, as of {today:yyyy-MM-dd}; asked {period}");
    }

    private static IReadOnlyList<string?> Row(AskedGaps a) =>
    [
        Cell.Number(a.Demand.Asked), Cell.Number(a.Demand.Unanswered), a.Entry.Organisation, a.Entry.Entry,
        a.Entry.Name, Cell.Number(a.Entry.Count(GapStatus.Open)),
        Cell.Number(a.Entry.Count(GapStatus.Reported)), Cell.Number(a.Entry.Count(GapStatus.Planned)), List(a.Entry),
        a.Entry.Confirms, a.Entry.ReviewBy == DateOnly.MaxValue ? "" : $"{a.Entry.ReviewBy:yyyy-MM-dd}", Cell.Number(a.Demand.Noted),
    ];

    /// <summary>A line for every fact; one also for an entry of which only the list is not confirmed.</summary>
    private static IEnumerable<IReadOnlyList<string?>> Rows(
        AskedGaps a) => a.Entry.Gaps.Cast<Gap?>().DefaultIfEmpty().Select(g => (IReadOnlyList<string?>)
    [
        Cell.Number(a.Demand.Asked), Cell.Number(a.Demand.Unanswered), a.Entry.Organisation, a.Entry.Entry, a.Entry.Name,
        g?.Section, g?.Id, g?.Status.ToString().ToLowerInvariant(), g?.Text, g?.ForWhom, g?.Ask,
        string.Join("; ", (g?.Sources ?? []).Select(s => $"{s.Title} {s.Dated}")), List(a.Entry), a.Entry.Confirms,
        Cell.Number(a.Demand.Noted),
    ]);

    private static string List(EntryGaps entry) => entry.List is null ? "" : "not confirmed complete";
}
