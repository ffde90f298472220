using System.Globalization;
using BotService.Review.Learning;
using BotService.Review.Misses;
using Dapper;

namespace BotService.Storage;

/// <summary>Questions of groups that somebody judged: they belong to an entry, or are no matter of ours.</summary>
internal sealed class JudgedMisses(Database database) : ILabelledSource
{
    private sealed class Row
    {
        public long Number { get; init; }
        public required string Text { get; init; }
        public string? Language { get; init; }
        public string? Entry { get; init; }
        public required string By { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public async Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                $"""
                select t.number as Number, t.text as Text, t.language as Language, g.entry as Entry, p.by_whom as By, p.at as At
                from proposals p join miss_groups g on g.proposal = p.number join miss_texts t on t.group_number = g.number
                where p.at >= @from and p.at < @before and g.status in ('{GroupStatus.Judged}', '{GroupStatus.Closed}')
                  and g.judgement in ('{Judgements.Belongs}', '{Judgements.OutOfScope}')
                order by p.at, t.number
                """,
                new { from, before })).AsList(),
            cancel);
        return [.. rows.Select(r => new LabelledQuestion(
            $"miss-{r.Number.ToString(CultureInfo.InvariantCulture)}", r.Text, r.Entry ?? LabelledQuestion.OutOfScope, r.Language ?? "zh",
            "miss", r.By, r.At))];
    }
}
