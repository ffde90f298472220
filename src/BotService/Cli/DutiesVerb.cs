using System.CommandLine;
using BotService.Insight.Duties;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report duties</c>: what the plans ask for and how far it is carried. Needs no store.</summary>
internal static class DutiesVerb
{
    public static Command Create()
    {
        var csv = ReportVerb.Csv();
        var locale = ReportLocale.Create();
        var command = new Command("duties", DutiesReport.Description) { csv, locale };
        command.SetAction(parsed => Run(parsed.GetValue(locale), parsed.GetValue(csv), Console.Out, Console.Error));
        return command;
    }

    private static int Run(string? locale, bool csv, TextWriter output, TextWriter errors)
    {
        if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
        if (ReportLocale.Wrong(release, locale) is { } wrong)
        {
            errors.WriteLine(wrong);
            return ExitCode.Failed;
        }
        var settings = Host.CreateApplicationBuilder().Configuration.GetSection(DutiesOptions.Section);
        var run = TestResults.Of(settings.Get<DutiesOptions>()?.TestResults ?? "", DataFolders.Duties).Latest();
        var (book, problems) = DutyLoader.Load(DataFolders.Duties, release.Knowledge);
        if (Startup.Reports(problems)) return ExitCode.BadData;
        var duties = new DutyWriter(book, release.Knowledge);
        var table = DutiesReport.Of(duties.Write(locale ?? release.Locales[0], run));
        ReportPrinter.Write(table, csv, output);
        return ExitCode.Ok;
    }
}
