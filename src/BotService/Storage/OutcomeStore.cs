using BotService.Review.Improvements;
using Dapper;

namespace BotService.Storage;

internal sealed class OutcomeStore(Database database) : IOutcomes
{
    private const string Sums =
        "sum(turns) as turns, sum(answered) as answered, sum(missed) as missed, sum(repeated) as repeated, "
        + "sum(score1) as score1, sum(score2) as score2, sum(score3) as score3, sum(score4) as score4, "
        + "sum(score5) as score5, sum(helpful) as helpful, sum(unhelpful) as unhelpful";

    // Properties, not a constructor: summed columns have another type in each engine.
    private sealed class Row
    {
        public long Chosen { get; init; }
        public string? Entry { get; init; }
        public string? Organisation { get; init; }
        public long Turns { get; init; }
        public long Answered { get; init; }
        public long Missed { get; init; }
        public long Repeated { get; init; }
        public long Score1 { get; init; }
        public long Score2 { get; init; }
        public long Score3 { get; init; }
        public long Score4 { get; init; }
        public long Score5 { get; init; }
        public long Helpful { get; init; }
        public long Unhelpful { get; init; }

        public OutcomeSums Sums => new(
            Turns, Answered, Missed, Repeated, [Score1, Score2, Score3, Score4, Score5], Helpful, Unhelpful);
    }

    public async Task<(OutcomeSums Chosen, OutcomeSums Others)> SumAsync(
        IReadOnlyList<string> entries, string? organisation, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var asked = new
        {
            // Within spaces, so that no name is found in a longer one.
            Entries = $" {string.Join(' ', entries)} ", organisation,
            From = StoredDay.Of(from), To = StoredDay.Of(to),
        };
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                $"""
                select chosen, {Sums} from (
                  select o.*, case when @Entries like '% ' || case when entry = '' then '{IOutcomes.NoEntry}' else entry end || ' %'
                    then 1 else 0 end as chosen
                  from outcomes o where day >= @From and day <= @To{(organisation is null ? "" : " and organisation = @organisation")}
                ) counted group by chosen
                """,
                asked)).AsList(),
            cancel);
        return (Of(1), Of(0));

        OutcomeSums Of(int chosen) => rows.FirstOrDefault(r => r.Chosen == chosen)?.Sums ?? OutcomeSums.None;
    }

    public Task<long> OfGroupAsync(long group, DateOnly from, DateOnly to, CancellationToken cancel) => database.ReadAsideAsync(
        db => db.ExecuteScalarAsync<long>(
            "select coalesce(sum(count), 0) from miss_days where group_number = @group and day >= @From and day <= @To",
            new { group, From = StoredDay.Of(from), To = StoredDay.Of(to) }), cancel);

    public async Task<IReadOnlyList<EntryOutcome>> ByEntryAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                $"select entry, organisation, {Sums} from outcomes where day >= @From and day <= @To group by entry, organisation",
                new { From = StoredDay.Of(from), To = StoredDay.Of(to) })).AsList(),
            cancel);
        return [.. rows.Select(r => new EntryOutcome(
            r.Entry is { Length: > 0 } entry ? entry : IOutcomes.NoEntry, r.Organisation is { Length: > 0 } own ? own : null, r.Sums))];
    }
}
