using System.CommandLine;
using BotService.Bot;
using BotService.Reports;
using BotService.Storage;

namespace BotService.Cli;

/// <summary><c>report NAME</c>: what the conversations left behind, as a table or as CSV.</summary>
internal static class ReportCommand
{
    private static readonly IReport[] Reports = [new UnansweredReport(), new RatingsReport(), new SearchesReport()];

    public static Command Create()
    {
        var command = new Command("report", "What the conversations left behind, for review.");
        foreach (var report in Reports) command.Add(Create(report));
        return command;
    }

    private static Command Create(IReport report)
    {
        var from = new Option<DateOnly?>("--from") { Description = "First day, as 2026-11-01. Default: 30 days ago." };
        var to = new Option<DateOnly?>("--to") { Description = "Last day. Default: today." };
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values with a header line." };
        var command = new Command(report.Name, report.About) { from, to, csv };
        command.SetAction((parsed, cancel) =>
        {
            var last = parsed.GetValue(to) ?? Taiwan.Today(TimeProvider.System);
            var period = new ReportPeriod(parsed.GetValue(from) ?? last.AddDays(-30), last);
            return RunAsync(report, period, parsed.GetValue(csv), Console.Out, cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(IReport report, ReportPeriod period, bool csv, TextWriter output, CancellationToken cancel) =>
        await StoreDoor.RunAsync(async services =>
        {
            var table = await report.RunAsync(services.GetRequiredService<Database>(), period, cancel);
            if (csv) ReportPrinter.WriteCsv(table, output);
            else ReportPrinter.WriteTable(table, output);
        });
}
