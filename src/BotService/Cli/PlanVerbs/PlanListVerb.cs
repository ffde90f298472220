using System.CommandLine;
using BotService.Renewal;

namespace BotService.Cli.PlanVerbs;

/// <summary><c>plan list</c>: which plans came in.</summary>
internal static class PlanListVerb
{
    public static Command Create()
    {
        var verb = new Command("list", "The plans that came in: id, year, items, unsure ones, title.");
        verb.SetAction((_, cancel) => StoreDoor.RunAsync(async services =>
        {
            foreach (var plan in await services.GetRequiredService<IPlanBook>().ListAsync(cancel))
                Console.WriteLine($"{plan.Id}\t{plan.Year}\t{plan.Items}\t{plan.Unsure}\t{plan.Title}");
        }));
        return verb;
    }
}
