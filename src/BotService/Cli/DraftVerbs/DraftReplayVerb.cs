using System.CommandLine;
using System.Text.Json;
using BotService.Cli.StaffVerbs;
using BotService.Editing.Replay;
using BotService.Hosting;

namespace BotService.Cli.DraftVerbs;

/// <summary><c>draft replay ID</c>: asks what was asked before once more, of a draft and of what it changes.</summary>
internal static class DraftReplayVerb
{
    public static Command Create()
    {
        var number = new Argument<long>("ID") { Description = "The draft's number." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var command = new Command("replay", "Ask last year's questions, every conversation and every receipt again, and list what changes.")
        {
            number, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            SideProcess.GiveWay();
            return StaffDoor.RunAsync(
                services => RunAsync(services, parsed.GetValue(number), parsed.GetValue(json), cancel),
                builder => builder.Services.AddReplayJob());
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, long number, bool asJson, CancellationToken cancel)
    {
        if (await services.GetRequiredService<ReplayJob>().RunAsync(number, cancel) is not { Figures: { } figures } replay)
            return await StaffDoor.FailAsync($"There is no draft {number}.");
        var groups = await services.GetRequiredService<IReplays>().GroupsAsync(replay.Number, cancel);
        Console.WriteLine(asJson ? JsonSerializer.Serialize(ReplayText.Whole(replay, figures, groups), ReadableJson.Options) : Text(figures, groups));
        foreach (var problem in figures.Problems) await Console.Error.WriteLineAsync(problem);
        return figures.Problems.Count > 0 ? ExitCode.BadData : ExitCode.Ok;
    }

    private static string Text(ReplayFigures figures, IReadOnlyList<ReplayGroup> groups) => string.Join(
        '\n',
        groups.Select(g => $"{g.Id}  {g.Kind,-8}  {g.Count,6}  {g.Status,-8}  {ReplayText.Of(g.Difference.Old)} -> {ReplayText.Of(g.Difference.New)}")
            .Append($"{figures.Questions} questions, {figures.Conversations} conversations and {figures.Receipts} receipts asked again; "
                + $"{figures.Same} sentences answered as before, {groups.Count} groups of changes, {groups.Count(g => g.Status == GroupDecision.Open)} open"));
}
