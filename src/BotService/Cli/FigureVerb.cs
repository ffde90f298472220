using System.CommandLine;
using System.Text.Json;
using BotService.Cli.StaffVerbs;
using BotService.Hosting;
using BotService.Reports;
using BotService.Statistics;
using BotService.Web.Staff.Reports;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary><c>report volume</c>, <c>satisfaction</c> and the like: the figures as their pages show them.</summary>
internal static class FigureVerb
{
    private static readonly IReadOnlyDictionary<string, string> About = new Dictionary<string, string>
    {
        ["volume"] = "How many came, whether they were answered, and how many went on to a person.",
        ["satisfaction"] = "How content those were who rated, whether it helped, and how many rated at all.",
        ["aspects"] = "How content those were with the explanation, the rules, the person.",
        ["handoff"] = "How long people waited for a person, and whether promised calls were made.",
        ["entries"] = "Which matters are asked for most, and which are answered badly.",
        ["repeats"] = "The same answer, given to the same conversation again within 24 hours.",
        ["lists"] = "Lists that were begun and left half-way.",
        ["hours"] = "When in the day people come.",
    };

    public static IEnumerable<Command> Create() => FigureReports.All.Select(Create);

    private static Command Create(FigureReport report)
    {
        var asked = FigureQuery.Filters.Select(f => (Name: f.Name(), Option: Text($"--{f.Name()}", $"Only this {f.Name()}.")))
            .Append(("from", Text("--from", "First day, as 2026-11-01. Default: eleven rows before the last.")))
            .Append(("to", Text("--to", "Last day. Default: today.")))
            .Append(("by", Text("--by", $"How long a row is: {string.Join(", ", Enum.GetValues<RowSpan>().Select(s => s.Name()))}.")))
            .Append(("group", Text("--group", $"Rows by something else: {string.Join(", ", Enum.GetValues<Facet>().Select(f => f.Name()))}.")))
            .ToDictionary(o => o.Item1, o => o.Item2);
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var ods = new Option<bool>("--ods") { Description = "An OpenDocument spreadsheet, to be led into a file." };
        var (csv, locale) = (ReportVerb.Csv(), ReportLocale.Create());
        var command = new Command(report.Name, About[report.Name]) { json, csv, ods, locale };
        foreach (var option in asked.Values) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (ReportLocale.Wrong(release, parsed.GetValue(locale)) is { } wrong) return await StaffDoor.FailAsync(wrong);
            var page = release.Pages.For(parsed.GetValue(locale) ?? release.Locales[0]);
            var (ask, problem, value) = FigureQuery.Read(
                report, name => asked.GetValueOrDefault(name) is { } option ? parsed.GetValue(option) : null, Taiwan.Today(TimeProvider.System), null);
            if (ask is null) return await StaffDoor.FailAsync(page.Say(problem!, ("value", value)));
            return await StaffDoor.RunAsync(
                async services =>
                {
                    var table = await services.GetRequiredService<FigureMaker>().MakeAsync(report, ask, cancel);
                    var words = new ReportWords(
                        page, release.Library, services.GetRequiredService<IOptions<FigureOptions>>().Value.Smallest);
                    if (parsed.GetValue(json))
                    {
                        Console.Out.WriteLine(JsonSerializer.Serialize(
                            FigureExport.Json(table, words, services.GetRequiredService<IFigureCounts>()), PlanVerbs.PlanVerbJson.Options));
                    }
                    else if (parsed.GetValue(ods))
                    {
                        using var output = Console.OpenStandardOutput();
                        output.Write(FigureExport.Ods(table, words, page.Locale, page["staff.name"], TimeProvider.System.GetUtcNow()));
                    }
                    else if (parsed.GetValue(csv)) FigureExport.Csv(table, words, Console.Out);
                    else ReportPrinter.Write(Printed(table, words), csv: false, Console.Out);
                    return ExitCode.Ok;
                },
                builder => builder.Services.AddSingleton(release.Library).AddStatistics(builder.Configuration));
        });
        return command;
    }

    private static ReportTable Printed(FigureTable table, ReportWords words) => new(
        [table.Ask.Facet?.Name() ?? table.Ask.By.Name(), .. table.Measures.Select(words.Measure)],
        [.. table.Rows.Select(row => (IReadOnlyList<string?>)
            [words.Row(table.Ask, row), .. table.Of(row).Select(f => $"{words.Cell(f)} {words.Change(f)}".TrimEnd())])],
        $"{words.Report(table.Report)}; {new ReportPeriod(table.Ask.Filter.From, table.Ask.Filter.To)}");

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };
}
