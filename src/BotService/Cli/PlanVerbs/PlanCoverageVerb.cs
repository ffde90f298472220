using System.CommandLine;
using System.Text.Json;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using BotService.Renewal;
using BotService.Renewal.Changes;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan coverage</c>: what of a plan nothing carries, and what rests on plans whose time is over.</summary>
internal static class PlanCoverageVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The plan." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var locale = ReportLocale.Create();
        var command = new Command(
            "coverage", "Items of a plan that no duty and no entry carries, and entries whose only source is a plan no longer in force.")
        {
            id, json, locale,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (ReportLocale.Wrong(release, parsed.GetValue(locale)) is { } wrong) return await StaffVerbs.StaffDoor.FailAsync(wrong);
            return await PlanDoor.RunAsync(async services =>
            {
                var comparing = services.GetRequiredService<PlanComparing>();
                if (await comparing.FindAsync(parsed.GetValue(id)!, cancel) is not { } plan) return await PlanDoor.NoneAsync(parsed.GetValue(id)!);
                var data = services.GetRequiredService<RenewalShelf>().Of(release, await comparing.NamesAsync(cancel));
                var coverage = PlanCoverage.Of(
                    plan, data, await services.GetRequiredService<IPlanBook>().ListAsync(cancel), Taiwan.Today(TimeProvider.System));
                if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(Json(coverage), PlanVerbJson.Options));
                else Print(coverage, release.Pages.For(parsed.GetValue(locale)), Console.Out);
                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static object Json(PlanCoverage coverage) => new
    {
        plan = coverage.Plan.Id, items = coverage.Items.Count, carried = coverage.Carried,
        uncarried = coverage.Items.Where(i => !i.IsCarried).Select(i => new { i.Item.Path, i.Item.Text }),
        nowhere = coverage.Nowhere.Select(n => new { n.Duty, n.Place }), outlived = coverage.Outlived,
    };

    internal static void Print(PlanCoverage coverage, PageWording words, TextWriter output)
    {
        foreach (var item in coverage.Items.Where(i => !i.IsCarried))
            output.WriteLine($"{words["coverage.uncarried"]}  {item.Item.Path}  {VisibleText.Of(item.Item.Text)}");
        foreach (var (duty, place) in coverage.Nowhere) output.WriteLine($"{words["coverage.nowhere"]}  {duty}  {place}");
        foreach (var entry in coverage.Outlived)
            output.WriteLine($"{words["coverage.outlived"]}  {entry.Entry}  {entry.Name}  {entry.Owner}  {string.Join(' ', entry.Plans)}");
        output.WriteLine(words.Say("coverage.sum", ("carried", $"{coverage.Carried}"), ("items", $"{coverage.Items.Count}"),
            ("nowhere", $"{coverage.Nowhere.Count}"), ("outlived", $"{coverage.Outlived.Count}")));
    }
}
