using System.CommandLine;
using System.CommandLine.Parsing;
using BotService.Bot;
using BotService.Cli.Evaluation;
using BotService.Cli.LabelledSets;
using BotService.Engine.Knowledge;

namespace BotService.Cli;

/// <summary><c>evaluate</c>: how well questions are understood, our own or those of a public set.</summary>
internal static class EvaluateVerb
{
    private const string AllSets = "all";

    private static readonly Argument<string?> Questions = new("file")
    {
        Description = "Questions, one JSON object a line: q or turns, procedure, accept, also, lang.",
        Arity = ArgumentArity.ZeroOrOne,
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

    private static readonly Option<string[]> Benchmark = new("--benchmark")
    {
        Description =
            $"Instead, or after the questions: train and ask the recogniser on a public set: {string.Join(", ", PublicSets.ByName.Keys)} or {AllSets}, and the folder it lies in.",
        HelpName = "NAME DIR",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Train = new("--train")
    {
        Description = "Instead: texts and labels to train on (.csv, .tsv, .jsonl); the label oos is out of scope.",
        HelpName = "FILE"
    };
    private static readonly Option<string?> Test = new("--test")
    {
        Description = "With --train: texts and labels to ask.", HelpName = "FILE"
    };
    private static readonly Option<string?> Validation = new("--validation")
    {
        Description = "With --train: texts to choose the threshold on.", HelpName = "FILE"
    };
    private static readonly Option<bool> Export = new("--export")
    {
        Description = "Instead: print the knowledge's own training texts as lines that --train reads."
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Ask labelled questions and print how many were understood.")
        {
            Questions, AsJson, Save, Earlier, Benchmark, Train, Test, Validation, Export
        };
        command.Validators.Add(Check);
        command.SetAction(Run);
        return command;
    }

    /// <summary>One thing at a time; only the public sets may follow our own questions.</summary>
    private static void Check(CommandResult parsed)
    {
        var file = parsed.GetValue(Questions) is not null;
        // its value cannot be asked for while the folder is missing
        var named = parsed.GetResult(Benchmark)?.Tokens.FirstOrDefault()?.Value;
        var benchmark = named is not null;
        var train = parsed.GetValue(Train) is not null;
        var ways = new[] { file || benchmark, train, parsed.GetValue(Export) }.Count(w => w);
        if (ways != 1)
            parsed.AddError(
                "Give one of these: a file of questions, --benchmark NAME DIR, --train FILE --test FILE, or --export.");
        if (train != parsed.GetValue(Test) is not null) parsed.AddError("--train and --test go together.");
        if (!train && parsed.GetValue(Validation) is not null)
            parsed.AddError("--validation goes with --train and --test.");
        if (!file && (parsed.GetValue(Save) ?? parsed.GetValue(Earlier)) is not null)
            parsed.AddError("--save and --diff go with a file of questions.");
        if (file && benchmark && parsed.GetValue(AsJson))
            parsed.AddError("--json prints one object: of a file of questions or of --benchmark.");
        if (named is not null && named != AllSets && !PublicSets.ByName.ContainsKey(named))
            parsed.AddError(
                $"--benchmark knows {string.Join(", ", PublicSets.ByName.Keys)} and {AllSets}, not {named}.");
    }

    private static int Run(ParseResult parsed)
    {
        var sets = parsed.GetValue(Benchmark) is [var name, var folder]
            ? Sets(name, folder, parsed.GetValue(AsJson)) : [];
        if (parsed.GetValue(Questions) is not null || sets.Count == 0) sets = [() => RunOne(parsed), .. sets];
        return sets.Select(run => run()).Aggregate(ExitCode.Ok, Math.Max);
    }

    private static IReadOnlyList<Func<int>> Sets(string name, string folder, bool json) =>
        [.. PublicSets.ByName.Where(s => name is AllSets || s.Key == name)
            .Select(s => (Func<int>)(() => SetCommand.Run(() => s.Value(folder), json, Console.Out, Console.Error)))];

    private static int RunOne(ParseResult parsed)
    {
        var json = parsed.GetValue(AsJson);
        if (parsed.GetValue(Train) is { } train)
            return SetCommand.Run(
                () => LabelledSet.OfFiles(train, parsed.GetValue(Test)!, parsed.GetValue(Validation)), json,
                Console.Out, Console.Error);

        if (Startup.LoadOrReport() is not { Engine: { } engine, Recognizer: { } recognizer } release)
            return ExitCode.BadData;
        if (parsed.GetValue(Export))
        {
            SetCommand.Export(release, Console.Out);
            return ExitCode.Ok;
        }
        return EvaluateCommand.Run(
            recognizer, () => engine, parsed.GetValue(Questions)!, Taiwan.Today(TimeProvider.System), json, Console.Out,
            Console.Error,
            parsed.GetValue(Save), parsed.GetValue(Earlier),
            entry => LabelOf(release.Knowledge, entry));
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
