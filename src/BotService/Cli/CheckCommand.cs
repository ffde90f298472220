using System.CommandLine;
using System.Text.Json;
using BotService.Bot;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Conversations;
using BotService.Engine.Knowledge;
using BotService.Engine;

namespace BotService.Cli;

/// <summary><c>check</c>: proves the knowledge, or lists every problem in it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var command = new Command(
            "check", "Prove every case of the knowledge and hold every conversation; list all problems with file and line.") { json };
        command.SetAction(
            parsed => Run(
                DataFolders.Knowledge, DataFolders.Dialogs, parsed.GetValue(json), Console.Out, DataFolders.Duties));
        return command;
    }

    /// <returns>0 without problems, else 1.</returns>
    internal static int Run(string knowledge, string dialogs, bool json, TextWriter output, string? duties = null)
    {
        var read = Release.Load(new ReleaseFolders(knowledge, dialogs, duties));
        var (talked, wrong) = read.Release is { } release
            ? ConversationCheck.Run(knowledge, release.Knowledge, release.Engine, Taiwan.Today(TimeProvider.System))
            : (0, []);
        var problems = read.Problems.Concat(wrong)
            .Concat(PromptCheck.Problems(dialogs, read.Knowledge.Locales)).ToList();
        var facts = read.Knowledge.Entries.Values.SelectMany(e => e.Versions).SelectMany(v => v.Facts)
            .CountBy(f => f.Status).ToDictionary();
        int Count(FactStatus status) => facts.GetValueOrDefault(status);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    entries = read.Knowledge.Entries.Count,
                    casesProved = read.CasesProved,
                    facts = new { confirmed = Count(FactStatus.Confirmed), reported = Count(FactStatus.Reported), planned = Count(FactStatus.Planned), open = Count(FactStatus.Open) },
                    problems = problems.Select(p => new { file = p.File, line = p.Line, message = p.Message }),
                },
                Json));
        }
        else
        {
            foreach (var problem in problems) output.WriteLine(problem);
            output.WriteLine(
                $"{read.Knowledge.Entries.Count} entries, {read.CasesProved} cases proved; facts: {Count(FactStatus.Confirmed)} confirmed, "
                + $"{Count(FactStatus.Reported)} reported, {Count(FactStatus.Planned)} planned, {Count(FactStatus.Open)} open; {talked} conversations held; {problems.Count} problems");
        }
        return problems.Count == 0 ? 0 : 1;
    }

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
