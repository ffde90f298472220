using BotService.Reports;
using CsvHelper;
using Spectre.Console;

namespace BotService.Cli;

/// <summary>Prints a report for people or for a spreadsheet.</summary>
internal static class ReportPrinter
{
    private const int ColumnsThatFit = 8;

    /// <param name="csv">For a spreadsheet instead of for people.</param>
    public static void Write(ReportTable table, bool csv, TextWriter output)
    {
        if (csv) WriteCsv(table, output);
        else WriteTable(table, output);
    }

    private static void WriteCsv(ReportTable table, TextWriter output)
    {
        // A cell that begins like a formula must not be run by a spreadsheet.
        using var csv = CsvWriter.Create(
            output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var row in table.Rows.Prepend(table.Columns))
            csv.WriteRecord([.. row.Select(c => c ?? "")]);
    }

    private static void WriteTable(ReportTable table, TextWriter output)
    {
        if (table.Columns.Count > ColumnsThatFit)
        {
            WriteRecords(table, output);
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var grid = new Table().Border(TableBorder.Simple);
        foreach (var column in table.Columns) grid.AddColumn(Markup.Escape(column));
        foreach (var row in table.Rows) grid.AddRow([.. row.Select(c => Markup.Escape(c ?? ""))]);
        console.Write(grid);
        output.WriteLine(table.Summary);
    }

    /// <summary>Row below row: beside each other, many columns would leave two or three letters to each.</summary>
    private static void WriteRecords(ReportTable table, TextWriter output)
    {
        foreach (var row in table.Rows)
        {
            foreach (var (column, cell) in table.Columns.Zip(row).Where(c => !string.IsNullOrEmpty(c.Second)))
                output.WriteLine($"{column}: {cell!.ReplaceLineEndings(" ")}");
            output.WriteLine();
        }
        output.WriteLine(table.Summary);
    }
}
