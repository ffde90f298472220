using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>
/// Danger that was heard: what kind, in which language, what was answered besides and what the citizen wrote next.
/// </summary>
internal sealed class SafetyReport : IReport
{
    // Properties, not a constructor: of joined columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public DateTimeOffset At { get; init; }
        public required string Kind { get; init; }
        public required string Language { get; init; }
        public bool Sure { get; init; }
        public required string Numbers { get; init; }
        public string? Entry { get; init; }
        public string? Next { get; init; }
        public required string Text { get; init; }
        public DateTimeOffset? Told { get; init; }
        public required string Conversation { get; init; }
    }

    public string Name => "safety";

    public string About =>
        "Danger that was heard, newest first: kind, language, what was answered besides, what followed.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async connection => (await connection.QueryAsync<Row>(
                """
                select e.at, e.kind, e.language, e.sure, e.numbers, e.text, e.told_at as told, e.conversation, t.entry,
                  (select n.kind from turns n where n.conversation = e.conversation and n.number > t.number order by n.number limit 1) as next
                from emergencies e left join turns t on t.conversation = e.conversation and t.activity_id = e.activity_id
                where e.at >= @FromUtc and e.at < @ToUtc order by e.at desc, e.number desc
                """,
                period)).AsList(),
            cancel);
        var byKind = string.Join(
            ", ", rows.GroupBy(r => r.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Key} {g.Count()}"));
        return new ReportTable(
            ["at", "kind", "language", "sure", "numbers", "answered besides", "next", "text", "operator told",
                "conversation"],
            [.. rows.Select(r => (IReadOnlyList<string?>)[
                Cell.Time(r.At), r.Kind, r.Language, r.Sure ? "yes" : "no", r.Numbers, r.Entry, r.Next, r.Text,
                r.Told is { } told ? Cell.Time(told) : null, r.Conversation])],
            $"{rows.Count} emergencies in {rows.Select(r => r.Conversation).Distinct().Count()} conversations{(byKind.Length > 0 ? $" ({byKind})" : "")}, {period}");
    }
}
