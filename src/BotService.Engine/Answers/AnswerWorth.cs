using System.Globalization;
using BotService.Engine.Intents;

namespace BotService.Engine.Answers;

/// <summary>
/// How probably the answer that is found is the one asked for: a logistic sum of a few looks, learnt from the answers'
/// own ways of asking (<see cref="AnswerLesson"/>) and kept with the knowledge.
/// </summary>
public sealed class AnswerWorth
{
    /// <summary>Its place in the folder <c>knowledge/</c>: a line for each look and its weight.</summary>
    public const string FileName = "answers.txt";

    /// <summary>What is looked at: how far ahead of the next and how much shared (<see cref="AnswerIndex"/>), the
    /// recogniser's score of its entry, whether one of our organisations is named, and whether a stranger is.</summary>
    private static readonly string[] Names = ["lead", "strength", "own-entry", "organisation", "stranger", "always"];

    private readonly double[] weights;

    private AnswerWorth(double[] weights) => this.weights = weights;

    /// <summary>What is believed where nothing was learnt: the shipped weights, rounded.</summary>
    public static readonly AnswerWorth Unlearnt = new([2.5, 0.2, 1, 0.5, -1.5, -2.5]);

    /// <summary>The kept weights; those for nothing learnt where there is no file that is whole.</summary>
    public static AnswerWorth Read(string knowledgePath)
    {
        var file = Path.Combine(knowledgePath, FileName);
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var told = lines.Select(l => l.Split(": ", 2)).Where(l => l.Length == 2).GroupBy(l => l[0])
            .ToDictionary(g => g.Key, g => g.Last()[1]);
        var weights = Names.Select(n => double.TryParse(
            told.GetValueOrDefault(n), CultureInfo.InvariantCulture, out var weight) ? weight : double.NaN).ToArray();
        return weights.All(double.IsFinite) ? new AnswerWorth(weights) : Unlearnt;
    }

    public void Write(string knowledgePath) => File.WriteAllLines(
        Path.Combine(knowledgePath, FileName),
        Names.Zip(weights, (n, w) => string.Create(CultureInfo.InvariantCulture, $"{n}: {w:0.###}")));

    internal static AnswerWorth Of(LogisticRegression learnt)
    {
        var plain = learnt.Scales.Zip(learnt.Coefficients, (scale, c) => c / scale).ToArray();
        return new([.. plain, learnt.Coefficients[^1] - plain.Zip(learnt.Means, (w, mean) => w * mean).Sum()]);
    }

    internal double Probability(ReadOnlySpan<double> looks)
    {
        var sum = weights[^1];
        for (var i = 0; i < looks.Length; i++) sum += weights[i] * looks[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
