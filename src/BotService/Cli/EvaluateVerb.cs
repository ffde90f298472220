using System.CommandLine;
using BotService.Cli.Evaluation;
using BotService.Cli.Evaluation.Dialogues;
using BotService.Engine.Knowledge;
using BotService.Hosting;

namespace BotService.Cli;

/// <summary><c>evaluate</c>: how well questions are understood.</summary>
internal static class EvaluateVerb
{
    private static readonly Argument<string> Questions = new("file")
    {
        Description = "Questions, one JSON object a line: q or turns, procedure, accept, also, lang.",
    };

    private static readonly Option<bool> AsJson = new("--json") { Description = "Print one JSON object for programs." };
    private static readonly Option<string?> Save = new("--save")
    {
        Description = "Keep the run in this file, to compare later ones with it.", HelpName = "RUN.json"
    };
    private static readonly Option<string?> Earlier = new("--diff")
    {
        Description = "Compare with a run kept before.", HelpName = "EARLIER.json"
    };

    private static readonly Option<Grouping?> By = new("--by")
    {
        Description = "Print the figures of each group, too: source, org, tag, lang, act.", HelpName = "WHAT"
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Ask labelled questions and print how many were understood.")
        {
            Questions, AsJson, Save, Earlier, By
        };
        command.SetAction(Run);
        command.Subcommands.Add(DialoguesVerb());
        return command;
    }

    private static Command DialoguesVerb()
    {
        var file = new Argument<string>("file") { Description = "Labelled dialogues, one JSON object a line." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var faults = new Option<bool>("--faults") { Description = "Print each turn that is not right, and why." };
        var command = new Command("dialogues", "Talk labelled dialogues and print how many turns were right.")
        {
            file, json, faults
        };
        command.SetAction(parsed => Startup.LoadOrReport() is { Engine: { } engine }
            ? DialoguesCommand.Run(
                engine, parsed.GetValue(file)!, Taiwan.Today(TimeProvider.System), parsed.GetValue(json),
                parsed.GetValue(faults), Console.Out, Console.Error)
            : ExitCode.BadData);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
        return EvaluateCommand.Run(
            release.Recognizers, () => release.Engine, parsed.GetValue(Questions)!, Taiwan.Today(TimeProvider.System),
            parsed.GetValue(AsJson), Console.Out, Console.Error, parsed.GetValue(Save), parsed.GetValue(Earlier),
            entry => LabelOf(release.Knowledge, entry), parsed.GetValue(By));
    }

    /// <summary>
    /// Labelled questions know the broad matters only: a narrower entry answers for its broader one, a supplier's for
    /// the lead's.
    /// </summary>
    internal static string LabelOf(KnowledgeBase knowledge, string entry)
    {
        var lead = SupplierResolver.LeadOf(knowledge, entry);
        return knowledge.Entries.GetValueOrDefault(lead)?.Broader ?? lead;
    }
}
