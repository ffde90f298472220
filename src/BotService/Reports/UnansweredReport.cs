using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>What citizens asked and did not get: out of scope, open in the knowledge, not in force, unreadable, or searched for and not found.</summary>
internal sealed class UnansweredReport : IReport
{
    private sealed record Row(string At, string Reason, string? Language, string Text, string Nearest, string Status, string? Conversation, string? Release, long Number);

    public string Name => "unanswered";

    public string About => "Questions without an answer, newest first, with the nearest entries.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var (rows, turns, searches) = await database.ReadAsync(
            connection => (
                connection.Query<Row>(
                    """
                    select at, reason, language, text, nearest, status, conversation, release, number from unanswered where at >= @FromUtc and at < @ToUtc
                    union all
                    select at, 'no-search-result', locale, text, '[]', 'new', null, null, number from searches where at >= @FromUtc and at < @ToUtc and results = 0
                    order by at desc, number desc
                    """,
                    period).AsList(),
                connection.ExecuteScalar<long>("select count(*) from turns where at >= @FromUtc and at < @ToUtc", period),
                connection.ExecuteScalar<long>("select count(*) from searches where at >= @FromUtc and at < @ToUtc", period)),
            cancel);
        return new ReportTable(
            ["at", "reason", "language", "text", "nearest", "status", "conversation", "release"],
            [.. rows.Select(r => (IReadOnlyList<string?>)[Cell.Time(r.At), r.Reason, r.Language, r.Text, r.Nearest, r.Status, r.Conversation, r.Release])],
            $"{rows.Count} unanswered in {turns} turns and {searches} searches, {period}");
    }
}
