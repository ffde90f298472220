using System.Text.Json;
using System.Text.Json.Serialization;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;

namespace BotService.Cli.Evaluation;

/// <summary><c>evaluate</c>: asks labelled questions and prints how many were understood.</summary>
internal static class EvaluateCommand
{
    private const int Unreadable = 2;

    /// <summary>
    /// Questions asked once before the clock runs: a service that has been up for a minute is what is timed.
    /// </summary>
    private const int WarmUp = 100;

    /// <param name="recognizer">Asked for the ranking and the in-scope score.</param>
    /// <param name="engines">Gives the engine for a new conversation; what it replies is the operating point.</param>
    /// <param name="today">The day on which the questions are asked: it settles the versions in force.</param>
    /// <param name="save">Where to keep the run; null: nowhere.</param>
    /// <param name="earlier">A kept run to compare with.</param>
    /// <param name="labelOf">The label under which the questions know an entry; null: its id.</param>
    /// <param name="by">What to put the questions together by; null: nothing.</param>
    /// <returns>0; 2 when a file cannot be read.</returns>
    public static int Run(
        IRecognizer recognizer, Func<IDialogEngine> engines, string file, DateOnly today, bool json, TextWriter output,
        TextWriter error,
        string? save = null, string? earlier = null, Func<string, string>? labelOf = null,
        Grouping? by = null)
    {
        if (JsonLines.ReadOrReport(() => QuestionFile.Read(file), error) is not { } questions) return Unreadable;
        var before = earlier is null ? null : JsonLines.ReadOrReport(() => SavedRun.Read(earlier), error);
        if (earlier is not null && before is null) return Unreadable;
        var warm = new Evaluator(recognizer, engines, today, labelOf);
        foreach (var question in questions.Take(WarmUp)) warm.Ask(question);
        var evaluator = new Evaluator(recognizer, engines, today, labelOf);
        IReadOnlyList<Finding> findings = [.. questions.Select(evaluator.Ask)];
        var report = EvaluationReport.Of(findings, evaluator.Milliseconds, by);
        var run = SavedRun.Of(engines().Release, report, findings);
        if (before is not null) report = report with { Diff = RunDifference.Between(before, run) };
        try
        {
            if (save is not null) run.Write(save);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The run was not kept. {e.Message}");
            return ExitCode.Failed;
        }
        if (json) output.WriteLine(JsonSerializer.Serialize(report, Names));
        else EvaluationTable.Write(report, output);
        return 0;
    }

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
    };
}
