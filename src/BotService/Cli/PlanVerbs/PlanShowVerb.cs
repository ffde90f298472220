using System.CommandLine;
using BotService.Engine.Data;
using BotService.Engine.Plans;
using BotService.Renewal;
using BotService.Renewal.Files;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan show</c>: a plan as it was read.</summary>
internal static class PlanShowVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "As `plan list` names it." };
        var json = new Option<bool>("--json") { Description = "For programs." };
        var lang = CheckVerb.Language();
        var verb = new Command("show", "A plan's items with their numbers, departments and deadlines.") { id, json, lang };
        verb.SetAction(async (parsed, cancel) =>
        {
            var found = false;
            var opened = await StoreDoor.RunAsync(async services =>
            {
                if (await services.GetRequiredService<IPlanBook>().FindAsync(parsed.GetValue(id)!,
                    cancel) is not { } plan) return;
                found = true;
                if (parsed.GetValue(json)) Console.WriteLine(PlanJson.Of(plan));
                else Print(plan);
            });
            if (opened != ExitCode.Ok || found) return opened;
            await Console.Error.WriteLineAsync(PlanFileProblem.PlanUnknown.At(default,
                parsed.GetValue(id)).Text.In(parsed.GetValue(lang)!));
            return ExitCode.Failed;
        });
        return verb;
    }

    private static void Print(ServicePlan plan)
    {
        Console.WriteLine($"{plan.Id}\t{plan.Year}\t{plan.Title}");
        foreach (var item in plan.Items)
        {
            var doubts = string.Join(' ', item.Unsure.Select(u => $"?{u.Part}:{u.Reason}"));
            Console.WriteLine($"{item.Path}\t{item.Text}\t{string.Join('、', item.Departments)}\t{item.Deadline}\t{doubts}".TrimEnd());
        }
        foreach (var left in plan.Unplaced) Console.WriteLine($"{left.Lines.First}-{left.Lines.Last}\t{left.Text}");
    }
}
