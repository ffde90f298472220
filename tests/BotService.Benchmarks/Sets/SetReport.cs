using System.Diagnostics;
using System.Globalization;
using BotService.Cli.Evaluation;
using BotService.Engine.Intents;

namespace BotService.Benchmarks.Sets;

/// <summary>How the recogniser did on a set. Shares are 0…1.</summary>
/// <param name="Accuracy">Of the test texts in scope, without threshold.</param>
/// <param name="Auroc">Of the in-scope score, in scope against out of it; null when the set has
/// no texts out of scope.</param>
/// <param name="Threshold">Null when the set has no texts out of scope.</param>
/// <param name="RecognitionUs">Microseconds for one text.</param>
internal sealed record SetReport(
    string Set, int Labels, int Train, int InScope, int OutOfScope, double Accuracy, Interval Between, double? Auroc,
    ThresholdFigures? Threshold,
    double TrainSeconds, TurnFigures RecognitionUs)
{
    /// <summary>The share of in-scope texts that the threshold keeps.</summary>
    private const double Kept = 0.95;

    private const int WarmUp = 300;

    public static SetReport Of(LabelledSet set)
    {
        var started = Stopwatch.GetTimestamp();
        var recognizer = Recognizer.Train(set.Train, new() { InScopeKept = Kept });
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var text in set.Test.Take(WarmUp)) Ask(recognizer, text);

        var asked = set.Test.Select(t => Ask(recognizer, t)).ToArray();
        var inScope = asked.Where(a => !a.IsOutOfScope).ToArray();
        var outOfScope = asked.Where(a => a.IsOutOfScope).ToArray();
        var right = inScope.Count(a => a.IsRight);
        double[] validation =
            [.. set.Validation.Where(t => t.Label != LabelledText.OutOfScope).Select(t => Ask(recognizer, t).InScope)];
        var least = validation.Length > 0 ? Metrics.Quantile(validation, 1 - Kept) : recognizer.Threshold;
        return new(
            set.Name, set.Train.Select(t => t.Label).Where(l => l != LabelledText.OutOfScope).Distinct().Count(),
            set.Train.Count, inScope.Length, outOfScope.Length,
            Share(right, inScope.Length), Interval.Wilson(right, inScope.Length),
            outOfScope.Length == 0
                ? null : Math.Round(
                    Metrics.Auroc([.. inScope.Select(a => a.InScope)], [.. outOfScope.Select(a => a.InScope)]), 4),
            outOfScope.Length == 0 ? null : new(
                Math.Round(least, 6),
                validation.Length > 0 ? "validation" : "cross-validation",
                Share(inScope.Count(a => a.IsRight && a.InScope >= least), inScope.Length),
                Share(outOfScope.Count(a => a.InScope < least), outOfScope.Length)),
            Math.Round(seconds, 2),
            new(Math.Round(Metrics.Quantile([.. asked.Select(a => a.Microseconds)], 0.5), 1),
                Math.Round(Metrics.Quantile([.. asked.Select(a => a.Microseconds)], 0.99), 1)));
    }

    public void Write(TextWriter output)
    {
        output.WriteLine(
            $"{Set}: {Train} texts of {Labels} labels learnt, {InScope} asked in scope, {OutOfScope} out of scope");
        Line("in scope, right without threshold", Text($"{Accuracy,8:P1}  ({Between.Low:P1} to {Between.High:P1})"));
        if (Auroc is { } auroc) Line("AUROC of the in-scope score", Text($"{auroc,8:F3}"));
        if (Threshold is { } threshold)
        {
            output.WriteLine(Text($"  at the threshold that keeps {Kept:P0} in {threshold.ChosenOn}"));
            Line("in scope, kept and right", Text($"{threshold.Accuracy,8:P1}"));
            Line("out of scope, refused", Text($"{threshold.OutOfScopeRefused,8:P1}"));
        }
        Line("training", Text($"{TrainSeconds,8:F1} s"));
        Line("one recognition", Text($"p50 {RecognitionUs.P50:F0} µs, p99 {RecognitionUs.P99:F0} µs"));

        void Line(string name, string value) => output.WriteLine($"  {name,-40}{value}");
    }

    private static Asked Ask(Recognizer recognizer, LabelledText text)
    {
        var started = Stopwatch.GetTimestamp();
        var found = recognizer.Recognize(text.Text, RecognitionContext.None);
        var took = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        return new(text.Label == LabelledText.OutOfScope,
            found.Candidates is [var first, ..] && first.Entry == text.Label, found.InScope, took);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Asked(bool IsOutOfScope, bool IsRight, double InScope, double Microseconds);
}

/// <param name="Least">The in-scope score that is needed.</param>
/// <param name="ChosenOn"><c>validation</c>, or <c>cross-validation</c> of the training texts.</param>
/// <param name="Accuracy">Of the texts in scope, those kept and right.</param>
internal sealed record ThresholdFigures(double Least, string ChosenOn, double Accuracy, double OutOfScopeRefused);
