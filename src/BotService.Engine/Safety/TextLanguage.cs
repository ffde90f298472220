using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Safety;

/// <summary>
/// Which language a text is in: by its script, and among those in Latin letters by what was
/// learnt, with and without their marks.
/// </summary>
internal sealed class TextLanguage
{
    private const string Chinese = "zh-TW";
    private const string Thai = "th";

    /// <summary>Whole words tell languages apart; parts of words told cross-validation nothing more.</summary>
    private static readonly IReadOnlyList<float> Words = [0, 0, 1, 0, 0, 0, 0, 0];

    private readonly string[] latin;
    private readonly FeatureSpace space;
    private readonly LinearClassifier? classifier;

    private TextLanguage(string[] latin, FeatureSpace space, LinearClassifier? classifier) =>
        (this.latin, this.space, this.classifier) = (latin, space, classifier);

    public static TextLanguage Learn(IEnumerable<DangerExample> examples)
    {
        var texts = new List<(string Language, Token[] Tokens)>();
        foreach (var example in examples)
        {
            var normal = TextNormalizer.Normalize(example.Text);
            if (example.Language is { } language && normal.Length > 0
                && !normal.Any(c => Scripts.Of(c) == Script.Ideograph)) texts.Add((language, Cut(normal)));
        }
        string[] latin = [.. texts.Select(t => t.Language).Distinct().Order(StringComparer.Ordinal)];
        var space = FeatureSpace.Build(texts.Select(t => t.Tokens), [], Words);
        var labels = texts.Select(t => Array.IndexOf(latin, t.Language)).ToArray();
        var classifier = latin.Length == 0 ? null : new LinearTrainer(Epochs: 5).Train(
            [.. texts.Select(t => space.Vector(t.Tokens))], labels,
            [.. Enumerable.Repeat(Array.Empty<int>(), texts.Count)], space.Count, latin.Length);
        return new(latin, space, classifier);
    }

    /// <returns>Null when nothing tells: digits, pictures.</returns>
    public string? Of(ReadOnlySpan<char> normalized, List<Token> tokens)
    {
        var (han, thai, words) = (0, 0, 0);
        for (var i = 0; i < normalized.Length; i++)
        {
            if (Scripts.IsHan(normalized[i]) || Sounds.IsZhuyin(normalized[i])) han++;
            else if (normalized[i] is >= '\u0E01' and <= '\u0E5B') thai++;
            else if (char.IsAsciiLetter(normalized[i]) && (i == 0 || normalized[i - 1] == ' ')) words++;
        }
        if (han > 0 && han >= Math.Max(thai, words)) return Chinese;
        if (thai > 0) return Thai;
        if (words == 0 || classifier is null) return han > 0 ? Chinese : null;
        tokens.Clear();
        NGrams.Cut(normalized, tokens, parts: false);
        return latin[classifier.Best(space.Vector(tokens))];
    }

    private static Token[] Cut(string normal)
    {
        var tokens = new List<Token>();
        NGrams.Cut(normal, tokens, parts: false);
        return [.. tokens];
    }
}
