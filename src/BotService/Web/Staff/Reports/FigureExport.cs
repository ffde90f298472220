using System.Globalization;
using BotService.Hosting;
using BotService.Sheets.Odt;
using BotService.Statistics;
using BotService.Web.Staff.Conversations;

namespace BotService.Web.Staff.Reports;

/// <summary>A report to be taken along: as data, for a spreadsheet, or as one.</summary>
internal static class FigureExport
{
    /// <summary>As programs read it.</summary>
    public static object Json(FigureTable table, ReportWords words, IFigureCounts counts) => new
    {
        name = table.Report.Name,
        period = new { from = IsoDay.Of(table.Ask.Filter.From), to = IsoDay.Of(table.Ask.Filter.To) },
        by = table.Ask.Facet is null ? table.Ask.By.Name() : null,
        group = table.Ask.Facet?.Name(),
        definition = table.Measures.ToDictionary(
            m => m.Name, m => new { text = words.How(m), n = Sql(m.Hits, counts), of = Sql(m.Among, counts) }),
        leftOut = table.LeftOut.Select(m => m.Name),
        rows = table.Figures.Select(f => new
        {
            row = f.Row, measure = f.Measure.Name, n = f.Hits, of = f.Among, share = ReportWords.Exact(f.Share),
            low = ReportWords.Exact(f.Between?.Low), high = ReportWords.Exact(f.Between?.High), mean = ReportWords.Exact(f.Mean),
            change = f.Change?.ToString().ToLowerInvariant(), conversations = Behind(f, table.Ask),
        }),
    };

    public static void Csv(FigureTable table, ReportWords words, TextWriter output) => SpreadsheetCsv.Write(output, Rows(table, words));

    public static byte[] Csv(FigureTable table, ReportWords words) => SpreadsheetCsv.Bytes(Rows(table, words));

    public static byte[] Ods(FigureTable table, ReportWords words, string locale, string subject, DateTimeOffset at) => Spreadsheet.Write(
        locale, words.Report(table.Report), subject, at, (words.Report(table.Report), [.. Rows(table, words)]));

    /// <summary>
    /// The list of the conversations behind a figure; null where there are none, or none can be told.
    /// </summary>
    public static string? Behind(ReportFigure figure, FigureAsk ask) =>
        ask.Facet is Facet.Class || figure.Measure.Hits[0].Of is TallySource.Searches || figure.Hits == 0 ? null
            : $"{ConversationPages.Path}?figure={figure.Measure.Name}"
                + string.Concat(FigureQuery.Of(figure.Filter).Select(p => $"&{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>What a tally counts, as one may ask it of the store.</summary>
    public static IReadOnlyList<string> Sql(IReadOnlyList<Tally> tallies, IFigureCounts counts) =>
        [.. tallies.Select(counts.Definition).GroupBy(d => d.Table).Select(d =>
            $"select count(*) from {d.Key} where {string.Join(" or ", d.Select(one => one.Where))}")];

    /// <summary>One line for each figure, so that nothing stands in a cell but a number or a word.</summary>
    public static IEnumerable<string[]> Rows(FigureTable table, ReportWords words) =>
        table.Figures.Select(f => (string[])
        [
            f.Row, words.Row(table.Ask, f.Row), f.Measure.Name, words.Measure(f.Measure), Text(f.Hits), Text(f.Among),
            Text(ReportWords.Exact(f.Share)), Text(ReportWords.Exact(f.Between?.Low)), Text(ReportWords.Exact(f.Between?.High)),
            Text(ReportWords.Exact(f.Mean)), f.Change?.ToString().ToLowerInvariant() ?? "",
        ]).Prepend(["row", "row_name", "measure", "measure_name", "n", "of", "share", "low", "high", "mean", "change"]);

    private static string Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
