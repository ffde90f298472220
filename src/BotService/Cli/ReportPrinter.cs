using BotService.Hosting;
using BotService.Reports;
using Spectre.Console;

namespace BotService.Cli;

/// <summary>Prints a report for people or for a spreadsheet.</summary>
internal static class ReportPrinter
{
    /// <summary>Of a terminal that does not say how wide it is, and of what is piped on.</summary>
    private const int UsualWidth = 80;

    /// <summary>What the table's lines take beside each column.</summary>
    private const int Gap = 3;

    /// <param name="csv">For a spreadsheet instead of for people.</param>
    /// <param name="width">Columns of the terminal; null to ask it.</param>
    public static void Write(ReportTable table, bool csv, TextWriter output, int? width = null)
    {
        if (csv)
        {
            SpreadsheetCsv.Write(
                output, table.Rows.Prepend(table.Columns).Select(row => row.Select(c => VisibleText.OfLines(c ?? "")).ToArray()));
        }
        else WriteText(table, output, width ?? WidthOf(output));
    }

    private static void WriteText(ReportTable table, TextWriter output, int width)
    {
        string[][] rows = [.. table.Rows.Select(r => r.Select(c => VisibleText.Of(c ?? "")).ToArray())];
        if (Fits(table.Columns, rows, width)) WriteTable(table.Columns, rows, output, width);
        else WriteRecords(table.Columns, rows, output, width);
        output.WriteLine(table.Summary);
    }

    /// <summary>Beside each other only while every cell stands on one line.</summary>
    private static bool Fits(IReadOnlyList<string> columns, string[][] rows, int width) =>
        columns.Select((name, i) => Gap + rows.Select(r => TextWidth.Of(r[i])).Append(TextWidth.Of(name)).Max())
            .Sum() < width;

    private static void WriteTable(IReadOnlyList<string> columns, string[][] rows, TextWriter output, int width)
    {
        var console = PlainConsole.Create(output);
        console.Profile.Width = width;
        var grid = new Table().Border(TableBorder.Simple);
        foreach (var column in columns) grid.AddColumn(Markup.Escape(column));
        foreach (var row in rows) grid.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(grid);
    }

    /// <summary>Row below row, each cell after its name.</summary>
    private static void WriteRecords(IReadOnlyList<string> columns, string[][] rows, TextWriter output, int width)
    {
        var names = columns.Max(TextWidth.Of) + 2;
        foreach (var row in rows)
        {
            foreach (var (column, cell) in columns.Zip(row).Where(c => c.Second.Length > 0))
            {
                var name = $"{column}:".PadRight(names);
                foreach (var line in TextWidth.Lines(cell, width - names))
                {
                    output.WriteLine(name + line);
                    name = new string(' ', names);
                }
            }
            output.WriteLine();
        }
    }

    private static int WidthOf(TextWriter output) =>
        output == Console.Out && !Console.IsOutputRedirected && Console.WindowWidth is var wide and >= UsualWidth / 2
            ? wide : UsualWidth;
}
