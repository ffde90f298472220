using BotService.Reports;
using CsvHelper;
using Spectre.Console;

namespace BotService.Cli;

/// <summary>Prints a report for people or for a spreadsheet.</summary>
internal static class ReportPrinter
{
    public static void WriteCsv(ReportTable table, TextWriter output)
    {
        // A cell that begins like a formula must not be run by a spreadsheet.
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var row in table.Rows.Prepend(table.Columns))
            csv.WriteRecord([.. row.Select(c => c ?? "")]);
    }

    public static void WriteTable(ReportTable table, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var grid = new Table().Border(TableBorder.Simple);
        foreach (var column in table.Columns) grid.AddColumn(Markup.Escape(column));
        foreach (var row in table.Rows) grid.AddRow([.. row.Select(c => Markup.Escape(c ?? ""))]);
        console.Write(grid);
        output.WriteLine(table.Summary);
    }
}
