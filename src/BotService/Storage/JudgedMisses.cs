using System.Globalization;
using BotService.Review.Learning;
using BotService.Review.Proposals;
using Dapper;

namespace BotService.Storage;

/// <summary>Missed questions with the entry that somebody proposed them for, or with none. What was taken back or refused
/// is no judgement.</summary>
internal sealed class JudgedMisses(Database database) : ILabelledSource
{
    private sealed class Row
    {
        public long Number { get; init; }
        public string? Entry { get; init; }
        public required string Utterances { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public async Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                "select number, entry, utterances, by_whom, at from proposals where kind in ('utterances', 'out-of-scope') "
                + "and status not in ('withdrawn', 'refused') and at >= @from and at < @before order by at, number",
                new { from, before })).AsList(),
            cancel);
        return [.. rows.SelectMany(r => Json.Read<ProposedText[]>(r.Utterances).Select((text, i) => new LabelledQuestion(
            string.Create(CultureInfo.InvariantCulture, $"miss-{r.Number}-{i}"), text.Text, r.Entry ?? LabelledQuestion.OutOfScope,
            text.Locale.Split('-')[0], "miss", r.By_Whom, r.At)))];
    }
}
