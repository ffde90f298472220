using System.CommandLine;
using BotService.Cli.Evaluation;
using BotService.Cli.Evaluation.Dialogues;
using BotService.Engine;
using BotService.Engine.Answers;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Conversations;
using BotService.Engine.Intents;
using BotService.Hosting;

namespace BotService.Cli;

/// <summary>
/// <c>calibrate</c>: keeps with the knowledge what cross-validation finds in it, so that the next start need not; and
/// what reviewed questions show the recogniser's scores to be worth.
/// </summary>
internal static class CalibrateVerb
{
    public static Command Create()
    {
        var reviewed = new Option<string?>("--reviewed")
        {
            Description = "Also fit the probabilities told to these labelled questions (lines as `evaluate` reads and "
                + "`review export` writes): kept only when questions held apart show them to be better.",
            HelpName = "FILE.jsonl",
        };
        var dialogues = new Option<string?>("--dialogues")
        {
            Description = "Instead: learn from these labelled dialogues (lines as `evaluate dialogues` reads) what a "
                + "sentence in the midst of a talk most likely means.",
            HelpName = "FILE.jsonl",
        };
        var command = new Command(
            "calibrate",
            "After a change of what people ask or of the wording: work out anew how recognition is weighed, and keep it, so that starting is quick.")
        {
            reviewed, dialogues,
        };
        command.SetAction(parsed => parsed.GetValue(dialogues) is { } labelled
            ? Teach(DataFolders.Knowledge, DataFolders.Dialogs, Console.Out, Console.Error, labelled)
            : Run(DataFolders.Knowledge, DataFolders.Dialogs, Console.Out, Console.Error, parsed.GetValue(reviewed)));
        return command;
    }

    /// <summary>Learns from labelled dialogues what a second sentence most likely means, and keeps it.</summary>
    internal static int Teach(string knowledge, string dialogs, TextWriter output, TextWriter error, string labelled)
    {
        if (Loaded(knowledge, dialogs, error) is not { } release) return ExitCode.BadData;
        if (JsonLines.ReadOrReport(() => DialogueFile.Read(labelled), error) is not { } dialogues)
            return ExitCode.BadData;
        var today = Taiwan.Today(TimeProvider.System);
        var own = ConversationCheck.Lessons(
            knowledge, release.Knowledge, release.EngineWith(release.Script.Arbiter), today);
        var learnt = new ArbiterLesson(release, own, today).Learn(dialogues);
        output.WriteLine($"{learnt.Weighed} sentences to decide on; {learnt.Reachable} have a right move");
        foreach (var (ridge, report) in learnt.Tried)
            output.WriteLine(FormattableString.Invariant(
                $"ridge {ridge,4}: held apart {report.Turns.Right} of {report.Turns.N} turns right, {report.Dialogues.Right} of {report.Dialogues.N} dialogues, {report.WrongList} wrong lists"));
        var file = Path.Combine(dialogs, Arbiter.FileName);
        File.WriteAllLines(file, learnt.Arbiter.Write());
        output.WriteLine(file);
        return ExitCode.Ok;
    }

    private static Release? Loaded(string knowledge, string dialogs, TextWriter error)
    {
        var read = Release.Load(new ReleaseFolders(knowledge, dialogs));
        foreach (var problem in read.Release is null ? read.Problems : []) error.WriteLine(problem);
        return read.Release;
    }

    /// <returns>0 when it was kept, 1 when it was not, 2 when the data or the questions have problems.</returns>
    internal static int Run(
        string knowledge, string dialogs, TextWriter output, TextWriter error, string? reviewed = null)
    {
        if (Loaded(knowledge, dialogs, error) is not { } release) return ExitCode.BadData;
        var calibration = release.Recognizer.Calibration;
        if (reviewed is not null)
        {
            var (map, exit) = ReviewedMap.Of(release, reviewed, Taiwan.Today(TimeProvider.System), output, error);
            if (map is null) return exit;
            calibration = calibration with { Map = map };
        }
        var (asked, first) = release.Calibrate(knowledge, calibration.Map);
        output.WriteLine(FormattableString.Invariant(
            $"{Path.Combine(knowledge, Calibration.FileName)}: of the utterances held back {calibration.Right:P1} were found; area under the curve against those out of scope {calibration.Auroc:0.000}"));
        foreach (var (locale, own) in release.Recognizers.Heard)
            output.WriteLine(FormattableString.Invariant(
                $"{Path.Combine(knowledge, Calibration.FileOf(locale))}: {own.Right:P1}; {own.Auroc:0.000}"));
        output.WriteLine($"{Path.Combine(knowledge, AnswerWorth.FileName)}: of {asked} ways of asking held back, {first} found their answer first");
        if (reviewed is null && calibration.Map != ProbabilityMap.Identity)
            output.WriteLine("The map of probabilities is kept as it was; --reviewed fits it again.");
        return ExitCode.Ok;
    }
}
