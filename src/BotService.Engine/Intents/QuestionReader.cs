using System.Numerics.Tensors;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Intents;

/// <summary>
/// Looks at questions for what makes them alike. Two things count: the pieces of text they share, the more the fewer
/// entries those pieces belong to; and whether they lean to the same entries, which tells that different words (or
/// languages) mean the same thing even when no entry answers it. Questions that name different topics are unlike.
/// Not for several threads at once.
/// </summary>
/// <remarks>The weights were chosen by taking entries out of the knowledge and grouping their utterances; the benchmark
/// <c>grouping</c> does so again, with other entries.</remarks>
public sealed class QuestionReader
{
    /// <summary>Of likeness, the share that leaning to the same entries has; the rest is shared pieces.</summary>
    internal const float LeaningShare = 0.4f;

    /// <summary>What naming different topics takes away.</summary>
    internal const float OtherTopic = 0.2f;

    /// <summary>
    /// What a piece counts that every entry knows; without it, questions of such words alone would have none.
    /// </summary>
    private const double Least = 0.3;

    /// <summary>Above 1, the entries that stand out count more than those just above the average.</summary>
    private const float Sharpness = 1.5f;

    private readonly Recognizer recognizer;
    private readonly int entries;

    /// <summary>By piece: its number and how many entries hold it; pieces that only questions hold have none.</summary>
    private readonly Dictionary<ulong, (int Number, int Entries)> pieces = [];

    private readonly List<Token> tokens = [];

    /// <param name="outOfScope">By locale, sentences about nothing in the knowledge: together they are as one more entry.</param>
    /// <param name="recognizer">Trained on the same knowledge.</param>
    public QuestionReader(
        KnowledgeBase knowledge, IReadOnlyDictionary<string, IReadOnlyList<string>> outOfScope, Recognizer recognizer)
    {
        this.recognizer = recognizer;
        entries = recognizer.Entries;
        var organisations = new OrganisationWords(knowledge);
        var training = TrainingSet.Of(knowledge, EntrySet.Of(knowledge, organisations), organisations, outOfScope);
        var last = new Dictionary<ulong, int>();
        foreach (var sample in training.Samples.OrderBy(s => s.Entry))
        {
            foreach (var token in sample.Tokens)
            {
                if (last.TryGetValue(token.Hash, out var entry) && entry == sample.Entry) continue;
                last[token.Hash] = sample.Entry;
                var (number, count) = Known(token);
                pieces[token.Hash] = (number, count + 1);
            }
        }
    }

    public QuestionLook Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        tokens.Clear();
        NGrams.Cut(Reading.Read(text), tokens);
        var found = new SortedDictionary<int, float>();
        foreach (var token in tokens)
        {
            var weight = FeatureSpace.AllKinds[(int)token.Kind];
            if (weight == 0) continue;
            var (number, holders) = Known(token);
            found[number] = weight * (float)(Math.Log((1.0 + entries) / (1 + Math.Min(holders, entries))) + Least);
        }
        var weights = found.Values.ToArray();
        Shorten(weights);
        var leanings = new float[entries];
        if (found.Count > 0) Lean(text, leanings);
        return new QuestionLook([.. found.Keys], weights, leanings, recognizer.Said(text));
    }

    private void Lean(string text, float[] leanings)
    {
        recognizer.Lean(text, leanings);
        var average = TensorPrimitives.Sum((ReadOnlySpan<float>)leanings) / leanings.Length;
        foreach (ref var leaning in leanings.AsSpan()) leaning = MathF.Pow(MathF.Max(0, leaning - average), Sharpness);
        Shorten(leanings);
    }

    private (int Number, int Entries) Known(Token token)
    {
        if (pieces.TryGetValue(token.Hash, out var known)) return known;
        pieces.Add(token.Hash, known = (pieces.Count, 0));
        return known;
    }

    private static void Shorten(float[] vector)
    {
        var norm = TensorPrimitives.Norm((ReadOnlySpan<float>)vector);
        if (norm > 0) TensorPrimitives.Divide(vector, norm, vector);
    }
}
