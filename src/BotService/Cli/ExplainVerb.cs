using System.CommandLine;
using BotService.Cli.Explaining;
using BotService.Engine.Intents;
using BotService.Hosting;

namespace BotService.Cli;

/// <summary><c>explain "question"</c>: why it is understood as it is.</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "What a citizen types." };
        var entry = new Option<string?>("--entry")
        {
            Description = "The entry being talked about, such as taipower.ebill."
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print one JSON object for programs, as it is kept with each turn."
        };
        var command = new Command(
            "explain", "Say why a question is understood as it is: scores, rivals, and the pieces of text that counted.") { question, entry, json };
        command.SetAction(
            parsed => Run(
                parsed.GetValue(question)!, parsed.GetValue(entry), parsed.GetValue(json), Console.Out, Console.Error));
        return command;
    }

    private static int Run(string question, string? entry, bool json, TextWriter output, TextWriter error)
    {
        if (Startup.LoadOrReport() is not { Engine: { } engine, Recognizers: { } recognizer } release)
            return ExitCode.BadData;
        if (entry is not null && !release.Knowledge.Entries.ContainsKey(entry))
        {
            error.WriteLine($"There is no entry {entry}.");
            return ExitCode.Failed;
        }
        var explanation = recognizer.Explain(question, new RecognitionContext(entry));
        if (json)
        {
            output.WriteLine(Storage.Json.Write(explanation));
            return ExitCode.Ok;
        }
        new ExplanationText(id => release.Knowledge.Entries.TryGetValue(id, out var known)
            ? known.Wordings[release.Locales[0]].Name : "", output).Write(
                VisibleText.Of(question), recognizer.ReadAs(question), explanation);
        output.WriteLine(
            AssistantsReply.To(question, entry, engine, release.Locales[0], Taiwan.Today(TimeProvider.System)));
        return ExitCode.Ok;
    }
}
