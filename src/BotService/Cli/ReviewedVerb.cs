using System.CommandLine;
using BotService.Reports;
using BotService.Review.Learning;

namespace BotService.Cli;

/// <summary><c>report reviewed</c>: how right the assistant was on what people judged.</summary>
internal static class ReviewedVerb
{
    public static Command Create()
    {
        var (days, csv) = (ReportVerb.Days(), ReportVerb.Csv());
        var command = new Command(ReviewedReport.Called, ReviewedReport.Description) { days.From, days.To, csv };
        command.SetAction(async (parsed, cancel) => ReportVerb.PeriodOf(parsed, days) is { } period
            ? await ReportVerb.RunAsync(
                services => new ReviewedReport(services.GetServices<ILabelledSource>()), period, parsed.GetValue(csv),
                Console.Out, cancel)
            : ExitCode.Failed);
        return command;
    }
}
