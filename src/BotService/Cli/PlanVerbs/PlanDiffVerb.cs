using System.CommandLine;
using System.Text.Json;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Plans.Difference;
using BotService.Renewal.Changes;
using BotService.Web.Staff.Renewal;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan diff</c>: what became of each item of a plan in another.</summary>
internal static class PlanDiffVerb
{
    public static Command Create()
    {
        var (a, b) = (new Argument<string>("a") { Description = "The older plan." }, new Argument<string>("b") { Description = "The newer plan." });
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values with a header line." };
        var odt = new Option<string?>("--odt") { Description = "Write an OpenDocument text into this folder.", HelpName = "DIR" };
        var html = new Option<string?>("--html") { Description = "Write a page into this folder.", HelpName = "DIR" };
        var locale = ReportLocale.Create();
        var command = new Command(
            "diff", "What became of each item of a plan in another. For one company of a plan write its name behind a colon.")
        {
            a, b, json, csv, odt, html, locale,
        };
        command.SetAction((parsed, cancel) => PlanDoor.WithTwoAsync(
            parsed.GetValue(a)!, parsed.GetValue(b)!, cancel, async (services, old, @new) =>
            {
                var difference = await services.GetRequiredService<PlanComparing>().DiffAsync(old, @new, cancel);
                if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(DiffExport.Json(difference), PlanVerbJson.Options));
                if (parsed.GetValue(json)) return ExitCode.Ok;
                if (PlanDoor.Words(parsed.GetValue(locale)) is not { } words) return ExitCode.BadData;
                if (parsed.GetValue(csv)) DiffExport.Csv(difference, words, Console.Out);
                else if (parsed.GetValue(odt) is { } folder)
                    Written(folder, DiffDesk.FileName(old, @new) + ".odt", DiffExport.Odt(difference, words, TimeProvider.System.GetUtcNow()));
                else if (parsed.GetValue(html) is { } pages)
                    Written(pages, DiffDesk.FileName(old, @new) + ".html", System.Text.Encoding.UTF8.GetBytes(DiffHtml.Write(difference, words)));
                else Print(difference, words, Console.Out);
                return ExitCode.Ok;
            }));
        return command;
    }

    /// <summary>What somebody has to look at, and how many there are of each class.</summary>
    internal static void Print(PlanDifference difference, PageWording words, TextWriter output)
    {
        foreach (var pair in difference.Pairs.Where(p => p.IsChanged || p.Class == PlanClass.Moved))
        {
            output.WriteLine($"{DiffWords.Class(words, pair.Class)}  {DiffWords.Place(pair)}  {VisibleText.Of(Marked(pair))}");
            foreach (var line in DiffWords.Changes(words, pair.Changes)) output.WriteLine($"    {VisibleText.Of(line)}");
        }

        output.WriteLine(string.Join(", ", Enum.GetValues<PlanClass>().Select(c => $"{DiffWords.Class(words, c)} {DiffWords.Count(difference.Count(c))}")));
    }

    /// <summary>Both texts in one, as they are marked where there are no colours.</summary>
    private static string Marked(PlanPair pair) => pair.Olds.Count == 0 || pair.News.Count == 0 ? pair.Item.Text
        : string.Concat(DiffWords.Runs(pair.Olds, pair.News)
            .Select(r => r is { IsOld: true, IsNew: true } ? r.Text : r.IsOld ? $"[-{r.Text}-]" : $"{{+{r.Text}+}}"));

    private static void Written(string folder, string name, byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        Console.Out.WriteLine(path);
    }
}
