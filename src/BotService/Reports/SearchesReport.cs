using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>What was searched for, as masked, most frequent first; how much of it found nothing.</summary>
internal sealed class SearchesReport : IReport
{
    // Properties, not a constructor: of counted columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public required string Text { get; init; }
        public required string Locale { get; init; }
        public long Times { get; init; }
        public long Missed { get; init; }
        public string? Entry { get; init; }
        public DateTimeOffset Latest { get; init; }
    }

    public string Name => "searches";

    public string About => "What was searched for, most frequent first, and how often nothing was found.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async connection => (await connection.QueryAsync<Row>(
                """
                select text, locale, count(*) as times, sum(case when results = 0 then 1 else 0 end) as missed, max(entry) as entry, max(at) as latest
                from searches where at >= @FromUtc and at < @ToUtc
                group by text, locale order by times desc, latest desc, text
                """,
                period)).AsList(),
            cancel);
        return new ReportTable(
            ["text", "locale", "times", "nothing found", "entry found first", "latest"],
            [.. rows.Select(
                r => (IReadOnlyList<string?>)[
                    r.Text, r.Locale, Cell.Number(r.Times), Cell.Number(r.Missed), r.Entry, Cell.Time(r.Latest)])],
            $"{rows.Sum(r => r.Times)} searches for {rows.Count} texts; nothing found {rows.Sum(r => r.Missed)} of {rows.Sum(r => r.Times)}; {period}");
    }
}
