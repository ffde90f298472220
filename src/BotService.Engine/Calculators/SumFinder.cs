using BotService.Engine.Language;

namespace BotService.Engine.Calculators;

/// <summary>What an utterance must hold to be a sum of one calculator; a word of each list, none of the last.</summary>
/// <param name="Figures">Fields of which all must be told when the utterance only asks for a price.</param>
internal sealed record Asking(
    IReadOnlyList<string> First, IReadOnlyList<string> Second, IReadOnlyList<string> Unless,
    IReadOnlyList<string> Figures);

/// <summary>The words by which sums are asked for, of all locales together.</summary>
/// <param name="Sums">Ask to work something out.</param>
/// <param name="Prices">Ask for an amount: a sum only when the figures stand beside them.</param>
/// <param name="Explanations">Ask how it is done: no sum, unless the figures stand beside them.</param>
internal sealed record AskingWords(
    IReadOnlyList<string> Sums, IReadOnlyList<string> Prices, IReadOnlyList<string> Explanations,
    IReadOnlyDictionary<string, Asking> Calculators);

/// <summary>
/// Finds the calculator that an utterance asks for: it names a sum and the thing to be reckoned. By
/// rule and not by likeness, for "how is the bill calculated" and "calculate my bill" are nearly the
/// same words and want different answers.
/// </summary>
internal sealed class SumFinder
{
    private readonly AskingWords words;
    private readonly IReadOnlyList<ICalculator> calculators;
    private readonly UtteranceInputs inputs;

    /// <param name="calculators">In the order in which they are tried: the more special first.</param>
    public SumFinder(AskingWords words, IReadOnlyList<ICalculator> calculators, UtteranceInputs inputs)
    {
        (this.calculators, this.inputs) = (calculators, inputs);
        this.words = new AskingWords(
            Normal(words.Sums), Normal(words.Prices), Normal(words.Explanations),
            words.Calculators.ToDictionary(
                c => c.Key, c => new Asking(
                    Normal(c.Value.First), Normal(c.Value.Second), Normal(c.Value.Unless), c.Value.Figures)));
    }

    /// <summary>The calculator's id, or null.</summary>
    public string? Find(string utterance)
    {
        var normal = TextNormalizer.Normalize(utterance);
        var explains = Holds(normal, words.Explanations);
        var (sum, price) =
            (Holds(normal, words.Sums) && !explains,
                explains || Holds(normal, words.Sums) || Holds(normal, words.Prices));
        if (!sum && !price) return null;
        foreach (var calculator in calculators)
        {
            var asking = words.Calculators[calculator.Id];
            if (!Holds(normal, asking.First) || (asking.Second.Count > 0 && !Holds(normal, asking.Second))
                || Holds(normal, asking.Unless)) continue;
            if (sum) return calculator.Id;
            var told = inputs.Read(calculator.Fields, utterance, asked: null);
            if (price && asking.Figures.All(told.ContainsKey)) return calculator.Id;
        }
        return null;
    }

    private static bool Holds(string normal, IReadOnlyList<string> phrases) =>
        phrases.Any(p => TextSearch.Holds(normal, p));

    private static IReadOnlyList<string> Normal(IReadOnlyList<string> phrases) =>
        [.. phrases.Select(TextNormalizer.Normalize).Where(p => p.Length > 0)];
}
