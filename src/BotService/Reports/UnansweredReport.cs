using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>
/// What citizens asked and did not get: out of scope, open in the knowledge, not in force, unreadable,
/// or searched for and not found.
/// </summary>
/// <param name="nameOf">An entry's name, of its id; null when no entry has that id any more.</param>
internal sealed class UnansweredReport(Func<string, string?> nameOf) : IReport
{
    /// <summary>An entry that came near, as it was kept.</summary>
    private sealed record Candidate(string Entry);

    // Properties, not a constructor: of joined columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public DateTimeOffset At { get; init; }
        public required string Reason { get; init; }
        public string? Language { get; init; }
        public required string Text { get; init; }
        public required string Nearest { get; init; }
        public required string Status { get; init; }
        public string? Conversation { get; init; }
        public string? Release { get; init; }
    }

    public string Name => "unanswered";

    public string About => "Questions without an answer, newest first, with the nearest entries.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var (rows, turns, searches) = await database.ReadAsideAsync(
            async connection => (
                (await connection.QueryAsync<Row>(
                    """
                    select at, reason, language, text, nearest, status, conversation, release, number from unanswered where at >= @FromUtc and at < @ToUtc
                    union all
                    select at, 'no-search-result', locale, text, '[]', 'new', null, null, number from searches where at >= @FromUtc and at < @ToUtc and results = 0
                    order by at desc, number desc
                    """,
                    period)).AsList(),
                await connection.ExecuteScalarAsync<long>(
                    "select count(*) from turns where at >= @FromUtc and at < @ToUtc", period),
                await connection.ExecuteScalarAsync<long>(
                    "select count(*) from searches where at >= @FromUtc and at < @ToUtc", period)),
            cancel);
        return new ReportTable(
            ["at", "reason", "language", "text", "nearest", "status", "conversation", "release"],
            [.. rows.Select(
                r => (IReadOnlyList<string?>)[
                    Cell.Time(r.At), r.Reason, r.Language, r.Text, Names(r.Nearest), r.Status, r.Conversation,
                    r.Release])],
            $"{rows.Count} unanswered in {turns} turns and {searches} searches, {period}");
    }

    private string Names(string nearest) =>
        string.Join(
            "; ", Json.Read<Candidate[]>(nearest)
                .Select(c => nameOf(c.Entry) is { } name ? $"{name} ({c.Entry})" : c.Entry));
}
