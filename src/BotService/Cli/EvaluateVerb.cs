using System.CommandLine;
using BotService.Bot;
using BotService.Cli.Evaluation;

namespace BotService.Cli;

/// <summary><c>evaluate FILE</c>: how well labelled questions are understood.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Questions, one JSON object a line: q or turns, procedure, accept, also, lang." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var command = new Command("evaluate", "Ask labelled questions and print how many were understood.") { file, json };
        command.SetAction(parsed => Startup.LoadOrReport() is { Engine: { } engine, Recognizer: { } recognizer }
            ? EvaluateCommand.Run(recognizer, () => engine, parsed.GetValue(file)!, Taiwan.Today(TimeProvider.System), parsed.GetValue(json), Console.Out, Console.Error)
            : ExitCode.BadData);
        return command;
    }
}
