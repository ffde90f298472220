using System.Runtime.CompilerServices;
using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Safety;

/// <summary>
/// What was learnt: whether a piece of text tells of a danger, and of which kind. Two linear classifiers over
/// the same features: what is told (signs and pairs of signs, the same in every language) beside how it is
/// written (characters, words, sounds).
/// </summary>
internal sealed class DangerModel
{
    /// <summary>
    /// Chosen by cross-validation over the examples. A sign counts for two words: it is one that all languages share.
    /// </summary>
    private static readonly IReadOnlyList<float> KindWeights = [1.2f, 1f, 1f, 0.8f, 0f, 0.4f, 2f, 1.4f];

    private readonly SignBook signs;
    private readonly FeatureSpace space;
    private readonly LinearClassifier danger;
    private readonly LinearClassifier kinds;
    private readonly string[] names;

    private DangerModel(
        SignBook signs, FeatureSpace space, LinearClassifier danger, LinearClassifier kinds, string[] names) =>
        (this.signs, this.space, this.danger, this.kinds, this.names) = (signs, space, danger, kinds, names);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    public static DangerModel Learn(
        SignBook signs, TextLanguage language, IReadOnlyList<DangerExample> examples, string[] names)
    {
        var samples = new List<(Token[] Tokens, int Kind)>();
        var (tokens, found) = (new List<Token>(), new List<int>());
        foreach (var example in examples)
        {
            var kind = example.Kind is null ? -1 : Array.IndexOf(names, example.Kind);
            var normal = TextNormalizer.Normalize(example.Text);
            found.Clear();
            signs.Read(normal, example.Language ?? language.Of(normal, tokens), found);
            if (normal.Length == 0) signs.ReadPictures(example.Text, found);
            Cut(normal, found, tokens);
            samples.Add(([.. tokens], kind));
        }
        var space = FeatureSpace.Build(samples.Select(s => s.Tokens), [], KindWeights);
        var vectors = samples.Select(s => space.Vector(s.Tokens)).ToArray();
        int[][] open = [.. Enumerable.Repeat(Array.Empty<int>(), samples.Count)];
        var danger = new LinearTrainer(PositiveCost: 2)
            .Train(vectors, [.. samples.Select(s => s.Kind >= 0 ? 0 : -1)], open, space.Count, 1);
        var told = Enumerable.Range(0, samples.Count).Where(i => samples[i].Kind >= 0).ToArray();
        var kinds = new LinearTrainer().Train(
            [.. told.Select(i => vectors[i])], [.. told.Select(i => samples[i].Kind)], open, space.Count, names.Length);
        return new(signs, space, danger, kinds, names);
    }

    /// <summary>How surely it is a danger: about 1 when it is, about -1 when it is none.</summary>
    /// <param name="signs">What it tells, with what was told just before.</param>
    public (float Margin, SparseVector Vector) Score(
        ReadOnlySpan<char> normalized, IReadOnlyList<int> signs, List<Token> tokens)
    {
        Cut(normalized, signs, tokens);
        var vector = space.Vector(tokens);
        Span<float> margin = stackalloc float[1];
        danger.Score(vector.Indices, vector.Values, margin);
        return (margin[0], vector);
    }

    public string Kind(SparseVector vector) => names[kinds.Best(vector)];

    /// <summary>What the classifiers see of a piece of text: its parts, its signs, and each two of its signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cut(ReadOnlySpan<char> normalized, IReadOnlyList<int> signs, List<Token> into)
    {
        into.Clear();
        NGrams.Cut(normalized, into, parts: false);
        for (var i = 0; i < signs.Count; i++)
        {
            into.Add(Token.Sign(signs[i]));
            for (var j = 0; j < i; j++) into.Add(Token.SignPair(signs[i], signs[j]));
        }
    }
}
