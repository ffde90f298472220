using System.CommandLine;
using BotService.Insight.Duties;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report duties</c>: what the plans ask for and how far it is carried.</summary>
internal static class DutiesVerb
{
    public static Command Create() => ReportVerb.OfData("duties", DutiesReport.Description, (release, locale) =>
    {
        var settings = Host.CreateApplicationBuilder().Configuration.GetSection(DutiesOptions.Section);
        var run = TestResults.Of(settings.Get<DutiesOptions>()?.TestResults ?? "", DataFolders.Duties).Latest();
        var (book, problems) = DutyLoader.Load(DataFolders.Duties, release.Knowledge);
        return Startup.Reports(problems)
            ? null : DutiesReport.Of(new DutyWriter(book, release.Knowledge).Write(locale, run));
    });
}
