using System.CommandLine;
using BotService.Engine.Gaps;
using BotService.Hosting;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report hedges</c>: how often lists say that something is not sure. Needs no store.</summary>
internal static class HedgesVerb
{
    public static Command Create()
    {
        var csv = ReportVerb.Csv();
        var locale = ReportLocale.Create();
        var command = new Command("hedges", HedgesReport.Description) { csv, locale };
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
        var today = Taiwan.Today(TimeProvider.System);
        var counter = new HedgeCounter(release.Knowledge, release.Script.SheetLabels);
        ReportPrinter.Write(HedgesReport.Of(counter.Count(locale ?? release.Locales[0], today), today), csv, output);
        return ExitCode.Ok;
    }
}
