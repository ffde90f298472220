using System.CommandLine;
using BotService.Hosting;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report forecast</c>: how many turns to expect on the coming days.</summary>
internal static class ForecastVerb
{
    private const int MostDays = 366;

    public static Command Create()
    {
        var days = new Option<int>("--days")
        {
            Description = "How many days, from today on.", DefaultValueFactory = _ => 14
        };
        var by = new Option<string>("--by")
        {
            Description = "What a line is of.", DefaultValueFactory = _ => "day"
        };
        by.AcceptOnlyFromAmong("day", "hour");
        var csv = ReportVerb.Csv();
        days.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > MostDays)
                given.AddError($"--days is a number from 1 to {MostDays}.");
        });
        var command = new Command("forecast", ForecastReport.Description) { days, by, csv };
        command.SetAction((parsed, cancel) =>
        {
            var today = Taiwan.Today(TimeProvider.System);
            return ReportVerb.RunAsync(
                new ForecastReport(parsed.GetValue(by) == "hour"),
                new ReportPeriod(today, today.AddDays(parsed.GetValue(days) - 1)), parsed.GetValue(csv), Console.Out,
                cancel);
        });
        return command;
    }
}
