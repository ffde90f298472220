using System.Globalization;
using BotService.Engine.Intents;
using BotService.Review.Learning;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// Questions that may have meant several entries, with the one the citizen then chose of those offered.
/// </summary>
internal sealed class ChosenChips(Database database) : ILabelledSource
{
    /// <summary>A longer text is a story and no question.</summary>
    private const int Longest = 500;

    private sealed class Row
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Rivals { get; init; }
        public string? Language { get; init; }
        public required string Chosen { get; init; }
        public required string Json { get; init; }
    }

    public async Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                """
                select t.number, c.at, t.rivals, t.language, c.entry as chosen, a.json
                from turns t
                join turns c on c.conversation = t.conversation and c.number =
                  (select min(n.number) from turns n where n.conversation = t.conversation and n.number > t.number)
                join inbox i on i.conversation = t.conversation and i.activity_id = t.activity_id
                join activities a on a.conversation = i.conversation and a.sequence = i.sequence
                where t.at >= @earliest and t.at < @before and t.kind = 'choices' and t.outcome = 'ambiguous'
                  and c.at >= @from and c.at < @before and c.outcome = 'none' and c.entry is not null
                order by c.at, t.number
                """,
                new { from, before, earliest = from.AddDays(-1) })).AsList(),
            cancel);
        return [.. rows.Select(Question).OfType<LabelledQuestion>()];
    }

    /// <summary>Null when what was chosen was not among what it was taken for, or it holds no question.</summary>
    private static LabelledQuestion? Question(Row row)
    {
        var rivals = Json.Read<List<Candidate>>(row.Rivals);
        var text = StoredJson.Read(0, row.Json, fromBot: false).Said?.Trim();
        if (text is not { Length: > 0 and <= Longest } || rivals.All(r => r.Entry != row.Chosen)) return null;
        return new LabelledQuestion(
            $"chip-{row.Number.ToString(CultureInfo.InvariantCulture)}", text, row.Chosen, row.Language ?? "zh", "chip",
            LabelledQuestion.Citizen, row.At)
        {
            Given = rivals[0].Entry, Probability = rivals[0].Probability,
        };
    }
}
