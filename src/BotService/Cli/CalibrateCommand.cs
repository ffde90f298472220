using System.CommandLine;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine;

namespace BotService.Cli;

/// <summary>
/// <c>calibrate</c>: keeps with the knowledge what cross-validation finds in it, so that the next start need not.
/// </summary>
internal static class CalibrateCommand
{
    public static Command Create()
    {
        var command = new Command(
            "calibrate",
            "After a change of what people ask or of the wording: work out anew how recognition is weighed, and keep it, so that starting is quick.");
        command.SetAction(_ => Run(DataFolders.Knowledge, DataFolders.Dialogs, Console.Out));
        return command;
    }

    /// <returns>0 when it was kept, 1 when the data has problems.</returns>
    internal static int Run(string knowledge, string dialogs, TextWriter output)
    {
        var loaded = Release.Load(new ReleaseFolders(knowledge, dialogs));
        foreach (var problem in loaded.Problems) output.WriteLine(problem);
        if (loaded.Release is not { Recognizer.Calibration: var calibration }) return 1;
        calibration.Write(knowledge);
        output.WriteLine(FormattableString.Invariant(
            $"{Path.Combine(knowledge, Calibration.FileName)}: of the utterances held back {calibration.Right:P1} were found; area under the curve against those out of scope {calibration.Auroc:0.000}"));
        return 0;
    }
}
