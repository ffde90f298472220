using System.Security.Cryptography;
using System.Text;
using BotService.Cli.Evaluation;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Insight.Forecasting;

namespace BotService.Cli;

/// <summary>
/// Fits what scores are worth to one half of the reviewed questions, and lets the other half judge it: what does not
/// lower the calibration error there is refused.
/// </summary>
internal static class ReviewedMap
{
    /// <summary>With fewer, chance would choose the map, and chance judge it.</summary>
    private const int Fewest = 100;

    /// <returns>The map that is better; else null and how the verb ends, the reason having been said.</returns>
    public static (ProbabilityMap? Map, int Exit) Of(
        Release release, string file, DateOnly today, TextWriter output, TextWriter error)
    {
        if (JsonLines.ReadOrReport(() => QuestionFile.Read(file, release.Knowledge.Entries.ContainsKey), error) is not { } questions)
            return (null, ExitCode.BadData);

        var evaluator = new Evaluator(
            release.Recognizers, () => release.Engine, today, entry => EvaluateVerb.LabelOf(release.Knowledge, entry));
        var halves = questions.Where(q => !q.IsDialogue).Select(evaluator.Ask).Where(f => f.First is not null)
            .ToLookup(f => IsHeldApart(f.Question.Turns[0]));
        var (shown, apart) = (halves[false].ToArray(), halves[true].ToArray());
        if (Missing(shown, apart) is { } missing) return Refused(missing);

        var map = ProbabilityFit.Of(shown.Select(f => (f.First!.Value.Score, f.IsFirstRight)));
        var before = Reliability.Of(apart).Ece;
        var after = Reliability.Of([.. apart.Select(f => (map.Of(f.First!.Value.Score), f.IsFirstRight))]).Ece;
        output.WriteLine(FormattableString.Invariant(
            $"fitted to {shown.Length} questions; expected calibration error on {apart.Length} others ")
            + FormattableString.Invariant($"{before:0.000} before, {after:0.000} after"));
        return map.Slope > 0 && after < before
            ? (map, ExitCode.Ok)
            : Refused("The probabilities would be no better than those told now; nothing was changed.");

        (ProbabilityMap?, int) Refused(string why)
        {
            error.WriteLine(why);
            return (null, ExitCode.Failed);
        }
    }

    private static string? Missing(Finding[] shown, Finding[] apart)
    {
        if (shown.Length + apart.Length is < Fewest and var count)
            return $"{Fewest} questions that are no dialogues are needed, and there are {count}; nothing was changed.";
        return shown.DistinctBy(f => f.IsFirstRight).Count() == 2
            ? null : "Answers that were right and others that were wrong are needed; nothing was changed.";
    }

    /// <summary>By the text alone: a question stays in its half whatever else is in the file.</summary>
    internal static bool IsHeldApart(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % 2 == 1;
}
