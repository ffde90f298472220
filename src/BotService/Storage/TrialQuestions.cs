using BotService.Hosting;
using BotService.Review.Trial;
using Dapper;

namespace BotService.Storage;

/// <summary>The questions that are kept; searches without a result stand with the misses alone.</summary>
internal sealed class TrialQuestions(Database database) : ITrialQuestions
{
    private sealed class Row
    {
        public required string Text { get; init; }
        public long Times { get; init; }
    }

    public async Task<IReadOnlyList<(string Text, int Times)>> SinceAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                """
                select text, times from (
                  select text, times, last_day, 0 as source, number from asked_questions where last_day >= @Day
                  union all
                  select m.text, m.size, @Day, 1, m.number from miss_texts m where m.last_at >= @since and m.text <> ''
                  and not exists (select 1 from asked_questions a where a.key = m.key)
                ) asked order by source, last_day desc, number desc limit @most
                """,
                new { Day = StoredDay.Of(Taiwan.Day(since)), since, most })).AsList(),
            cancel);
        return [.. rows.Select(r => (r.Text, (int)r.Times))];
    }
}
