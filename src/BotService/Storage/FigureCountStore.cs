using System.Globalization;
using BotService.Hosting;
using BotService.Statistics;
using Dapper;

namespace BotService.Storage;

internal sealed class FigureCountStore(Database database) : IFigureCounts
{
    // Properties, not a constructor: summed columns have another type in each engine.
    private sealed class TalkRow
    {
        public required string Conversation { get; init; }
        public DateTimeOffset At { get; init; }
        public long Number { get; init; }
        public long Times { get; init; }
        public required string Channel { get; init; }
        public string? Locale { get; init; }
        public long Turns { get; init; }
        public string? Entry { get; init; }
        public long? Score { get; init; }
        public long? Item { get; init; }

        public CountedTalk Talk => new(Conversation, At, Times, Channel, Locale, Turns, Entry, Score, Item);
    }

    public (string Table, string Where) Definition(Tally tally) => (TallyTable.Of(tally.Of).Name, TallyTable.Condition(tally));

    public Task<IReadOnlyList<TallyRow>> CountAsync(
        IReadOnlyCollection<Tally> tallies, FigureFilter filter, Facet? facet, CancellationToken cancel) =>
        database.ReadAsideAsync<IReadOnlyList<TallyRow>>(
            async db =>
            {
                var rows = new List<TallyRow>();
                if (tallies.Where(TallyTable.IsSummed).ToList() is { Count: > 0 } summed)
                {
                    var byHour = facet is Facet.Hour || filter.Hour is not null;
                    var where = Narrowed(filter);
                    where.Add("day >= @From and day <= @To");
                    await AddAsync(
                        summed, byHour ? "outcome_hours" : "outcomes", where, facet is null ? "day" : Column(facet.Value),
                        t => $"coalesce(sum({t.Name}), 0)");
                }

                foreach (var of in tallies.Where(t => !TallyTable.IsSummed(t)).GroupBy(t => t.Of))
                {
                    var table = TallyTable.Of(of.Key);
                    var there = Narrowed(filter);
                    there.Within(table.At, filter.From, filter.To);
                    await AddAsync(
                        [.. of], table.Name, there, facet is null ? table.DayOf(database) : $"coalesce({Column(facet.Value)}, '')",
                        t => TallyTable.Count(database, t));
                    var gone = Narrowed(filter);
                    gone.Add($"day >= @From and day <= @To and source = '{of.Key}'");
                    await AddAsync(
                        [.. of], "kept_counts", gone, facet is null ? "day" : Column(facet.Value),
                        t => $"coalesce(sum(case when name = '{t.Name}' then count else 0 end), 0)");
                }

                return rows;

                async Task AddAsync(IReadOnlyList<Tally> of, string table, Conditions where, string key, Func<Tally, string> count)
                {
                    var columns = string.Join(", ", of.Select((t, i) => $"{count(t)} as c{i}"));
                    var read = await db.QueryAsync($"select {key} as row_key, {columns} from {table} where {where.Sql} group by 1", where.Values);
                    foreach (IDictionary<string, object?> row in read)
                    {
                        var name = KeyOf(row["row_key"], facet);
                        rows.AddRange(of.Select((t, i) => new TallyRow(name, t.Name, Convert.ToInt64(row[$"c{i}"], CultureInfo.InvariantCulture))));
                    }
                }
            },
            cancel);

    public Task<CountedTalks> TalksAsync(
        IReadOnlyList<Tally> tallies, FigureFilter filter, string? page, int most, CancellationToken cancel) =>
        database.ReadAsideAsync(
            async db =>
            {
                var table = TallyTable.Of(tallies[0].Of);
                var where = Narrowed(filter, isFlag: true);
                where.Within(table.At, filter.From, filter.To);
                where.Add($"({string.Join(" or ", tallies.Select(t => $"({TallyTable.Condition(t)})"))})");
                var after = PlaceKey.Read(page);
                where.Values.AddDynamicParams(new { after.Due, after.Number, Most = most + 1 });
                // Of a conversation that was deleted nothing but sums is left, and no row.
                var hits = $"select conversation, max({table.At}) as at, max(number) as number, count(*) as times from {table.Name} "
                    + $"where {where.Sql} group by conversation";
                var total = await db.ExecuteScalarAsync<long>($"select count(*) from ({hits}) counted", where.Values);
                var rows = (await db.QueryAsync<TalkRow>(
                    $"""
                    select hit.conversation, hit.at, hit.number, hit.times, c.channel, c.locale, c.turns,
                      (select entry from turns t where t.conversation = hit.conversation and entry is not null order by number desc limit 1)
                        as entry,
                      (select score from ratings r where r.conversation = hit.conversation and score is not null
                        order by number desc limit 1) as score,
                      (select number from low_items l where l.conversation = hit.conversation) as item
                    from ({hits}) hit join conversations c on c.id = hit.conversation
                    {(after.Place < 0 ? "" : "where hit.at < @Due or (hit.at = @Due and hit.number < @Number)")}
                    order by hit.at desc, hit.number desc limit @Most
                    """,
                    where.Values)).AsList();
                var next = rows.Count > most ? new PlaceKey(0, rows[most - 1].At, rows[most - 1].Number).ToString() : null;
                return new CountedTalks([.. rows.Take(most).Select(r => r.Talk)], total, next);
            },
            cancel);

    /// <summary>What all these tables call alike.</summary>
    /// <param name="isFlag">Whose the rating was is a flag, and no number.</param>
    private static Conditions Narrowed(FigureFilter filter, bool isFlag = false)
    {
        var where = new Conditions(new
        {
            From = StoredDay.Of(filter.From), To = StoredDay.Of(filter.To), filter.Organisation, filter.Channel, filter.Office,
            filter.Entry, filter.Language, filter.Release, filter.Hour,
        });
        // Nothing is an empty text in sums, and none in some rows.
        foreach (var facet in filter.Facets.Where(f => f is not Facet.Answerer))
            where.Add(filter[facet]!.Length == 0 ? $"coalesce({Column(facet)}, '') = ''" : $"{Column(facet)} = @{facet}");
        if (filter.Answerer is { } who)
        {
            var isPerson = who == FigureFilter.Person;
            where.Add(isFlag ? isPerson ? "person" : "not person" : isPerson ? "person = 1" : "person = 0");
        }

        return where;
    }

    private static string Column(Facet facet) => facet switch
    {
        Facet.Language => "locale",
        Facet.Answerer => "person",
        Facet.Class => throw new ArgumentException("Classes are no column.", nameof(facet)),
        _ => facet.ToString().ToLowerInvariant(),
    };

    private static string KeyOf(object? value, Facet? facet) => facet is Facet.Answerer
        ? Convert.ToInt64(value, CultureInfo.InvariantCulture) == 1 ? FigureFilter.Person : FigureFilter.Assistant
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
