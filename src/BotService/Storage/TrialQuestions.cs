using System.Text;
using BotService.Protocol;
using BotService.Review.Trial;
using Dapper;

namespace BotService.Storage;

/// <summary>What was said stands masked in the history; what stood in no history any more and was missed, with the misses.</summary>
internal sealed class TrialQuestions(Database database) : ITrialQuestions
{
    private sealed class MissRow
    {
        public required string Text { get; init; }
        public long Size { get; init; }
    }

    public async Task<IReadOnlyList<(string Text, int Times)>> SinceAsync(DateTimeOffset since, int most, CancellationToken cancel)
    {
        var (said, missed) = await database.ReadAsideAsync(
            async db => (
                (await db.QueryAsync<string>(
                    """
                    select a.json from activities a
                    join inbox i on i.conversation = a.conversation and i.sequence = a.sequence
                    join turns t on t.conversation = a.conversation and t.activity_id = i.activity_id
                    where a.at >= @since and not a.from_bot and a.type = 'message' and t.outcome <> 'none'
                    order by a.at desc limit @most
                    """,
                    new { since, most })).AsList(),
                (await db.QueryAsync<MissRow>(
                    "select text, size from miss_texts where last_at >= @since and text <> '' order by last_at desc limit @most",
                    new { since, most })).AsList()),
            cancel);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var json in said)
        {
            if (Activity.Parse(Encoding.UTF8.GetBytes(json)).Text("text") is not { Length: > 0 } text) continue;
            counts[text] = counts.GetValueOrDefault(text) + 1;
        }

        foreach (var miss in missed) counts[miss.Text] = Math.Max(counts.GetValueOrDefault(miss.Text), (int)miss.Size);
        return [.. counts.Take(most).Select(c => (c.Key, c.Value))];
    }
}
