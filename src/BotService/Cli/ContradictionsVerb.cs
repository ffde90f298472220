using System.CommandLine;
using BotService.Engine;
using BotService.Engine.Knowledge.Contradictions;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report contradictions</c>: where the knowledge says one thing in two ways.</summary>
internal static class ContradictionsVerb
{
    public static Command Create()
    {
        var (csv, lang) = (ReportVerb.Csv(), CheckVerb.Language());
        var command = new Command("contradictions", ContradictionsReport.Description) { csv, lang };
        command.SetAction(parsed =>
        {
            var read = Release.Check(Startup.Folders);
            ReportPrinter.Write(
                ContradictionsReport.Of([.. read.Problems.Where(p => p.IsContradiction())], parsed.GetValue(lang)!), parsed.GetValue(csv), Console.Out);
            return ExitCode.Ok;
        });
        return command;
    }
}
