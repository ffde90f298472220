using System.CommandLine;
using System.Text.Json;
using BotService.Cli.StaffVerbs;
using BotService.Editing.Drafts;

namespace BotService.Cli.DraftVerbs;

/// <summary><c>draft list</c>: the changes of the knowledge in the making.</summary>
internal static class DraftListVerb
{
    private const int Most = 200;

    public static Command Create()
    {
        var state = new Option<string?>("--state") { Description = "Only those in this state, such as editing or approved." };
        state.AcceptOnlyFromAmong([.. DraftState.All]);
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var command = new Command("list", "List drafts of the knowledge, newest first.") { state, json };
        command.SetAction((parsed, cancel) => StaffDoor.RunAsync(
            services => RunAsync(
                services.GetRequiredService<IDrafts>(), parsed.GetValue(state), parsed.GetValue(json), Console.Out, cancel)));
        return command;
    }

    internal static async Task<int> RunAsync(IDrafts drafts, string? state, bool json, TextWriter output, CancellationToken cancel)
    {
        var listing = await drafts.ListAsync(new DraftFilter(state), null, Most, cancel);
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new { rows = listing.Rows.Select(d => new { d.Number, d.Title, d.State, d.Base, d.Revision, d.By, d.At }), total = listing.Total },
                JsonSerializerOptions.Web));
            return ExitCode.Ok;
        }

        foreach (var draft in listing.Rows)
            await output.WriteLineAsync($"{draft.Number,6}  {draft.State,-10}  {draft.Base}  {draft.At:yyyy-MM-dd}  {draft.Title}");
        return ExitCode.Ok;
    }
}
