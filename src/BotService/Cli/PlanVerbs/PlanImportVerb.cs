using System.CommandLine;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Renewal.Files;
using BotService.Staff.Audit;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan import</c>: takes a plan in as it is.</summary>
internal static class PlanImportVerb
{
    /// <summary>With <c>--strict</c>: it was taken in, and some of it is unsure.</summary>
    private const int Unsure = 2;

    /// <summary>The file gives no plan.</summary>
    private const int Unreadable = 3;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A service plan as .txt, .md, .html, .docx, .odt, or .pdf with text." };
        var id = new Option<string?>("--id") { Description = "What to call it; without it by whose it is and its year, such as taipower-taipei-113." };
        var year = new Option<int?>("--year") { Description = "The year it holds for, of the Republic; without it as the plan says." };
        var organisation = new Option<string?>("--organisation")
            { Description = "Whose plan it is, as the catalogue names organisations." };
        var office = new Option<string?>("--office") { Description = "Which office's." };
        var strict = new Option<bool>("--strict") { Description = "End with 2 when some of it is unsure." };
        var lang = CheckVerb.Language();
        var verb = new Command("import", "Take a plan in: whole, or not at all.") { file, id, year, organisation,
            office, strict, lang };
        verb.SetAction((parsed, cancel) => ImportAsync(
            parsed.GetValue(file)!, new(parsed.GetValue(id), parsed.GetValue(year), parsed.GetValue(organisation),
                parsed.GetValue(office)),
            parsed.GetValue(strict), parsed.GetValue(lang)!, cancel));
        return verb;
    }

    private static async Task<int> ImportAsync(string path, PlanAsk ask, bool strict, string lang, CancellationToken cancel)
    {
        // Before any store is opened: what gives no plan leaves no trace.
        var file = PlanFile.ReadFrom(path, out var bytes);
        if (file.Problem is { } unread) return await ReportAsync(unread.Text.In(lang), Unreadable);
        var code = ExitCode.Ok;
        var opened = await StoreDoor.RunAsync(async services =>
        {
            var import = new PlanImport(services.GetRequiredService<IPlanStore>(), new PlanOwners(KnowledgeLoader.Catalogue(DataFolders.Knowledge)));
            var at = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var result = await import.ImportAsync(
                path, file, bytes, ask, id => new Deed(at, Deed.Operator, "plans/import", id, Path.GetFileName(path)), cancel);
            if (result.Problem is { } problem) code = await ReportAsync(problem.Text.In(lang), result.IsUnreadable ? Unreadable
                : problem.IsError ? ExitCode.Failed : ExitCode.Ok);
            if (result.Plan is { } plan) code = Tell(plan, strict);
        });
        return opened == ExitCode.Ok ? code : opened;
    }

    private static int Tell(ServicePlan plan, bool strict)
    {
        var unsure = plan.CountUnsure();
        Console.WriteLine($"{plan.Id}\t{plan.Year}\t{plan.Title}");
        Console.WriteLine($"items {plan.Items.Count}, unsure {unsure}, unplaced {plan.Unplaced.Count}; "
            + $"characters {plan.Characters.Source} = {plan.Characters.Placed} placed + {plan.Characters.Unplaced} unplaced");
        return strict && unsure > 0 ? Unsure : ExitCode.Ok;
    }

    private static async Task<int> ReportAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}
