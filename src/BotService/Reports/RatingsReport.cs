using BotService.Storage;
using Dapper;

namespace BotService.Reports;

/// <summary>How people liked it: helpful or not after an answer, one to five at the end, with their words.</summary>
internal sealed class RatingsReport : IReport
{
    // Properties, not a constructor: a flag has another type in each engine.
    private sealed class Row
    {
        public DateTimeOffset At { get; init; }
        public string? Entry { get; init; }
        public bool? Helpful { get; init; }
        public long? Score { get; init; }
        public string? Words { get; init; }
        public required string Conversation { get; init; }
        public required string Release { get; init; }
    }

    public string Name => "ratings";

    public string About => "Satisfaction, lowest first: helpful or not, 1 to 5, and words.";

    public async Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async connection => (await connection.QueryAsync<Row>(
                """
                select at, entry, helpful, score, words, conversation, release from ratings
                where at >= @FromUtc and at < @ToUtc
                order by coalesce(score, case when not helpful then 1 else 5 end), at desc, number desc
                """,
                period)).AsList(),
            cancel);
        var scores = rows.Where(r => r.Score is not null).Select(r => r.Score!.Value).ToList();
        var answers = rows.Where(r => r.Helpful is not null).Select(r => r.Helpful!.Value).ToList();
        var mean = scores.Count == 0
            ? "no score"
            : FormattableString.Invariant(
                $"mean score {scores.Average():0.00} of {scores.Count} ratings, low (1 or 2) {scores.Count(s => s <= 2)} of {scores.Count}");
        return new ReportTable(
            ["at", "entry", "helpful", "score", "words", "conversation", "release"],
            [.. rows.Select(
                r => (IReadOnlyList<string?>)[
                    Cell.Time(r.At), r.Entry, r.Helpful switch { true => "yes", false => "no", null => null },
                    r.Score is { } score ? Cell.Number(score) : null, r.Words, r.Conversation, r.Release])],
            $"{mean}; helpful {answers.Count(a => a)} of {answers.Count}; {period}");
    }
}
