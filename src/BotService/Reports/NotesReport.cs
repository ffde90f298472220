using BotService.Insight;
using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>What citizens were told by the agencies, as masked; entries with most notes first.</summary>
internal sealed class NotesReport : IReport
{
    // Properties, not a constructor: of counted columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public required string Entry { get; init; }
        public long OfEntry { get; init; }
        public required string About { get; init; }
        public required string Text { get; init; }
        public required string Receipt { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public string Name => "notes";

    public string About =>
        "What citizens wrote beside their lists: what they were told, and what the counter asked for besides.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async connection => (await connection.QueryAsync<Row>(
                """
                select n.entry, c.of_entry as OfEntry, n.about, n.text, n.receipt, n.at from notes n
                join (select entry, count(*) as of_entry from notes where at >= @FromUtc and at < @ToUtc group by entry) c
                  on c.entry = n.entry
                where n.at >= @FromUtc and n.at < @ToUtc
                order by c.of_entry desc, n.entry, n.about, n.number
                """,
                period)).AsList(),
            cancel);
        return new ReportTable(
            ["entry", "notes on it", "about", "text", "list", "at"],
            [.. rows.Select(
                r => (IReadOnlyList<string?>)[
                    r.Entry, Cell.Number(r.OfEntry), r.About, r.Text, r.Receipt, Cell.Time(r.At)])],
            $"{rows.Count} notes on {rows.Select(r => r.Entry).Distinct().Count()} entries; "
            + $"the counter asked for more in {rows.Count(r => r.About == Note.Missed)} of {rows.Count}; {period}");
    }
}
