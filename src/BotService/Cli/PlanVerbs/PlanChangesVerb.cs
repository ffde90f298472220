using System.CommandLine;
using System.Text.Json;
using BotService.Engine.Dialogs.Script;
using BotService.Renewal.Changes;
using BotService.Staff.Audit;
using BotService.Web.Staff.Renewal;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan changes</c>: what has to be done about the differences of two plans.</summary>
internal static class PlanChangesVerb
{
    public static Command Create()
    {
        var (a, b) = (new Argument<string>("a") { Description = "The older plan." }, new Argument<string>("b") { Description = "The newer plan." });
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var locale = ReportLocale.Create();
        var command = new Command(
            "changes", "What each changed item touches, who has to look at it, and until when; with the references that the duties would have to give.")
        {
            a, b, json, locale,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (ReportLocale.Wrong(release, parsed.GetValue(locale)) is { } wrong) return await StaffVerbs.StaffDoor.FailAsync(wrong);
            return await PlanDoor.WithTwoAsync(parsed.GetValue(a)!, parsed.GetValue(b)!, cancel, async (services, old, @new) =>
            {
                var work = services.GetRequiredService<ChangeWork>();
                await work.ListAsync(old, @new, release, Deed.Operator, cancel);
                var found = await work.CompareAsync(old, @new, release, cancel);
                if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(Json(found), PlanVerbJson.Options));
                else Print(found, release.Pages.For(parsed.GetValue(locale)), Console.Out);
                return ExitCode.Ok;
            });
        });
        return command;
    }

    internal static object Json(PlanComparison found) => new
    {
        a = found.Difference.A.Id, b = found.Difference.B.Id, changes = found.Changes.Select(ChangeDesk.Json),
        duties = found.Duties.Select(d => new { d.Duty, d.Plan, d.Before, d.After }), known = found.IsKnown,
    };

    internal static void Print(PlanComparison found, PageWording words, TextWriter output)
    {
        foreach (var change in found.Changes)
        {
            var item = change.Found;
            output.WriteLine(
                $"{change.Number}  {DiffWords.Class(words, item.Class)}  {DiffWords.Place(item.Olds, item.News)}  {words[$"status.{change.State}"]}  "
                + $"{item.Due:yyyy-MM-dd}  {(item.Owner.Length > 0 ? item.Owner : words["changes.no-owner"])}");
            output.WriteLine($"    {VisibleText.Of(item.After ?? item.Before ?? "")}");
            foreach (var line in DiffWords.Changes(words, item.Changes)) output.WriteLine($"    {VisibleText.Of(line)}");
            foreach (var task in ChangePage.Tasks(words, item)) output.WriteLine($"    → {task}");
            foreach (var touch in item.Touches)
                output.WriteLine($"    {words[$"changes.touch-{touch.Kind.ToString().ToLowerInvariant()}"]} {touch.Id} {touch.Entry} "
                    + $"({words[touch.IsNamed ? "changes.named" : "changes.alike"]}: {VisibleText.Of(touch.Why)})");
        }

        if (found.Duties.Count == 0) return;
        output.WriteLine(words["diff.duties"]);
        if (!found.IsKnown) output.WriteLine(words.Say("diff.duties-new", ("line", $"{found.Known}: plan-{found.Difference.B.Id}")));
        foreach (var duty in found.Duties)
            output.WriteLine($"  {duty.Duty}: {{ {duty.Plan}: \"{string.Join(", ", duty.After)}\" }}{(duty.After.Count == 0 ? $"  # {words["diff.duties-gone"]}" : "")}");
    }
}
