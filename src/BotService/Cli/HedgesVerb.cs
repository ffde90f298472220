using System.CommandLine;
using BotService.Engine.Gaps;
using BotService.Hosting;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report hedges</c>: how often lists say that something is not sure.</summary>
internal static class HedgesVerb
{
    public static Command Create() => ReportVerb.OfData("hedges", HedgesReport.Description, (release, locale) =>
    {
        var today = Taiwan.Today(TimeProvider.System);
        return HedgesReport.Of(
            new HedgeCounter(release.Knowledge, release.Script.SheetLabels).Count(locale, today), today);
    });
}
