using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Review.Improvements;
using Microsoft.Extensions.Options;

namespace BotService.Statistics;

/// <summary>Makes reports of what was counted.</summary>
internal sealed class FigureMaker(IFigureCounts counts, ILibrary library, IOptions<FigureOptions> options)
{
    public async Task<FigureTable> MakeAsync(FigureReport report, FigureAsk ask, CancellationToken cancel)
    {
        Facet[] needed = ask.Facet is { } facet ? [facet, .. ask.Filter.Facets] : [.. ask.Filter.Facets];
        var leftOut = report.Measures.Where(m => !m.Knows(needed)).ToList();
        var measures = report.Measures.Except(leftOut).ToList();
        var tallies = measures.SelectMany(m => m.Tallies).Distinct().ToList();
        var found = tallies.Count == 0 ? []
            : await counts.CountAsync(tallies, ask.Filter, ask.Facet is Facet.Class ? Facet.Entry : ask.Facet, cancel);
        var sums = found.GroupBy(r => (Row: RowOf(r.Key, ask), r.Name)).ToDictionary(g => g.Key, g => g.Sum(r => r.Count));
        var rows = Rows(ask, sums.Keys.Select(k => k.Row).Distinct(), row => Sum(row, measures is [var first, ..] ? [.. first.Tallies] : []));
        var figures = new List<ReportFigure>();
        foreach (var (row, filter) in rows)
        {
            foreach (var measure in measures)
            {
                var figure = new ReportFigure(
                    row, measure, Sum(row, measure.Hits), measure.Among.Count == 0 ? null : Sum(row, measure.Among))
                {
                    Filter = filter,
                };
                var before = ask.Facet is null ? figures.LastOrDefault(f => f.Measure == measure) : null;
                figures.Add(figure with { Change = before is null ? null : ChangeOf(figure, before) });
            }
        }

        return new FigureTable(report, ask, [.. rows.Select(r => r.Row)], figures, leftOut);

        long Sum(string row, IReadOnlyList<Tally> of) => of.Sum(t => sums.GetValueOrDefault((row, t.Name)));
    }

    /// <summary>
    /// Spans in their order, those without anything, too; values with the most first, hours by the clock.
    /// </summary>
    private static List<(string Row, FigureFilter Filter)> Rows(FigureAsk ask, IEnumerable<string> found, Func<string, long> weight)
    {
        if (ask.Facet is { } facet)
        {
            var values = facet is Facet.Hour
                ? found.OrderBy(h => h.Length).ThenBy(h => h, StringComparer.Ordinal)
                : found.OrderByDescending(weight).ThenBy(r => r, StringComparer.Ordinal);
            return [.. values.Select(value => (value, facet is Facet.Class ? ask.Filter : ask.Filter.With(facet, value)))];
        }

        var (rows, asked) = (new List<(string, FigureFilter)>(), ask.Filter);
        for (var begin = ask.By.Begin(asked.From); begin <= asked.To; begin = ask.By.End(begin).AddDays(1))
        {
            // The days that lie in both: the row's own, and those that were asked for.
            var end = ask.By.End(begin);
            rows.Add((ask.By.Label(begin), asked with
            {
                From = begin < asked.From ? asked.From : begin, To = end > asked.To ? asked.To : end,
            }));
        }

        return rows;
    }

    private string RowOf(string key, FigureAsk ask) => ask.Facet switch
    {
        null => ask.By.Label(ask.By.Begin(IsoDay.Read(key)!.Value)),
        Facet.Class => key.Length == 0 ? "" : library.Card(key, library.Locales[0])?.Theme.Id ?? "",
        _ => key,
    };

    private ShareChange? ChangeOf(ReportFigure now, ReportFigure before)
    {
        if (now.Measure.Among.Count == 0 || now.Measure.IsMean) return null;
        var smallest = options.Value.Smallest;
        if (now.Among < smallest || before.Among < smallest) return ShareChange.TooFew;
        var (low, high) = now.Ratio.Less(before.Ratio);
        return (low > 0, high < 0, now.Measure.More) switch
        {
            (false, false, _) => ShareChange.None,
            (true, _, Better.More) or (_, true, Better.Less) => ShareChange.Better,
            (true, _, Better.Less) or (_, true, Better.More) => ShareChange.Worse,
            (true, _, _) => ShareChange.Higher,
            _ => ShareChange.Lower,
        };
    }
}
