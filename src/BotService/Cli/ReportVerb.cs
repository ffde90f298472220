using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BotService.Engine;
using BotService.Hosting;
using BotService.Reports;
using BotService.Storage;

namespace BotService.Cli;

/// <summary><c>report NAME</c>: what the conversations left behind, as a table or as CSV.</summary>
internal static class ReportVerb
{
    private static readonly IReport[] Reports =
        [new UnansweredReport(EntryNames.Find), new RatingsReport(), new SearchesReport(), new NotesReport(),
            new SafetyReport()];

    public static Command Create()
    {
        var command = new Command("report", "What the conversations left behind, for review.");
        foreach (var report in Reports)
            command.Add(Complete(new Command(report.Name, report.About), _ => (report, ExitCode.Ok)));
        command.Add(ReviewedVerb.Create());
        command.Add(ForecastVerb.Create());
        command.Add(GapsVerb.Create());
        command.Add(DutiesVerb.Create());
        command.Add(HedgesVerb.Create());
        command.Add(LetterVerb.Create());
        command.Add(OverdueVerb.Create());
        command.Add(LinksVerb.Create());
        command.Add(ContradictionsVerb.Create());
        foreach (var figures in FigureVerb.Create()) command.Add(figures);
        return command;
    }

    /// <summary>Gives a report's command the period and the form of its output.</summary>
    /// <param name="make">The report for what was asked; without one, how the verb ends.</param>
    internal static Command Complete(Command command, Func<ParseResult, (IReport? Report, int Exit)> make)
    {
        var days = Days();
        var csv = Csv();
        foreach (var option in (Option[])[days.From, days.To, csv]) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            if (PeriodOf(parsed, days) is not { } period) return ExitCode.Failed;
            var (report, exit) = make(parsed);
            if (report is null) return exit;
            return await RunAsync(report, period, parsed.GetValue(csv), Console.Out, cancel);
        });
        return command;
    }

    /// <summary>The first and the last day.</summary>
    internal static (Option<DateOnly?> From, Option<DateOnly?> To) Days() => (
        new("--from")
        {
            Description = "First day, as 2026-11-01. Default: 30 days before the last.", CustomParser = Day
        },
        new("--to") { Description = "Last day. Default: today.", CustomParser = Day });

    /// <returns>Null when the first day is after the last, which was said then.</returns>
    internal static ReportPeriod? PeriodOf(ParseResult parsed, (Option<DateOnly?> From, Option<DateOnly?> To) days)
    {
        var last = parsed.GetValue(days.To) ?? Taiwan.Today(TimeProvider.System);
        var period = new ReportPeriod(parsed.GetValue(days.From) ?? last.AddDays(-30), last);
        if (period.From <= period.To) return period;
        Console.Error.WriteLine($"The first day must not be after the last: {period}.");
        return null;
    }

    /// <summary>A report of the data alone: it needs no store.</summary>
    /// <param name="make">The table in a language; null when the data has problems, which were listed then.</param>
    internal static Command OfData(string name, string description, Func<Release, string, ReportTable?> make)
    {
        var (csv, locale) = (Csv(), ReportLocale.Create());
        var command = new Command(name, description) { csv, locale };
        command.SetAction(parsed =>
        {
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (ReportLocale.Wrong(release, parsed.GetValue(locale)) is { } wrong)
            {
                Console.Error.WriteLine(wrong);
                return ExitCode.Failed;
            }
            if (make(release, parsed.GetValue(locale) ?? release.Locales[0]) is not { } table) return ExitCode.BadData;
            ReportPrinter.Write(table, parsed.GetValue(csv), Console.Out);
            return ExitCode.Ok;
        });
        return command;
    }

    internal static Option<bool> Csv() =>
        new("--csv") { Description = "Comma-separated values with a header line." };

    private static DateOnly? Day(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999) return day;
        result.AddError($"'{result.Tokens[0].Value}' is no day; write it as 2026-11-01.");
        return null;
    }

    internal static Task<int> RunAsync(
        IReport report, ReportPeriod period, bool csv, TextWriter output, CancellationToken cancel) =>
        RunAsync(_ => report, period, csv, output, cancel);

    /// <param name="make">The report, of what the store's rooms registered.</param>
    internal static async Task<int> RunAsync(
        Func<IServiceProvider, IReport> make, ReportPeriod period, bool csv, TextWriter output, CancellationToken cancel) =>
        await StoreDoor.RunAsync(async services =>
        {
            var report = make(services);
            var database = services.GetRequiredService<Database>();
            // Opening would make an empty one, and then nothing would tell why the report is empty.
            if (database.WhyNone is { } none) throw new StoreUnavailableException(none);
            var table = await report.RunAsync(database, period, cancel);
            ReportPrinter.Write(table, csv, output);
            // Of an empty file nobody sees why it is empty.
            if (csv && table.Rows.Count == 0) await Console.Error.WriteLineAsync(table.Summary);
        });
}
