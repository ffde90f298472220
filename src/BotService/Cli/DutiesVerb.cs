using System.CommandLine;
using BotService.Bot;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report duties</c>: what the plans ask for and how far it is carried. Needs no store.</summary>
internal static class DutiesVerb
{
    public static Command Create()
    {
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values with a header line." };
        var locale = new Option<string?>("--locale") { Description = "zh-TW or en. Default: the first of the knowledge." };
        var command = new Command("duties", DutiesReport.Description) { csv, locale };
        command.SetAction(parsed => Run(parsed.GetValue(locale), parsed.GetValue(csv), Console.Out, Console.Error));
        return command;
    }

    private static int Run(string? locale, bool csv, TextWriter output, TextWriter errors)
    {
        if (Startup.LoadOrReport() is not { Engine: not null } loaded) return ExitCode.BadData;
        if (locale is not null && !loaded.Locales.Contains(locale))
        {
            errors.WriteLine($"There is no language {locale}: {string.Join(", ", loaded.Locales)}.");
            return ExitCode.Failed;
        }
        var run = new TestResults(TestResults.Recorded).Latest();
        var table = DutiesReport.Of(loaded.Duties.Write(locale ?? loaded.Locales[0], run), run is not null);
        if (csv) ReportPrinter.WriteCsv(table, output);
        else ReportPrinter.WriteTable(table, output);
        return ExitCode.Ok;
    }
}
