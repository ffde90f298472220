using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Intents;

/// <summary>
/// The pieces of text known from training, numbered, with their TF-IDF weights. Never changed after building.
/// </summary>
internal sealed class FeatureSpace
{
    /// <summary>
    /// How much each kind of piece counts, in the order of <see cref="TokenKind"/>. Chosen by cross-validation over the
    /// entries' utterances, those of words also on the validation set of CLINC150. In questions this short the order of
    /// characters says less than which ones occur.
    /// </summary>
    public static readonly IReadOnlyList<float> AllKinds = [1.6f, 1f, 1f, 0.8f, 0.7f, 0.3f, 0, 0];

    /// <summary>The same without sounds.</summary>
    public static readonly IReadOnlyList<float> WithoutSounds = [.. AllKinds.Take((int)TokenKind.Sound), 0, 0, 0];

    private readonly Dictionary<ulong, int> numbers;
    private readonly float[] weights;
    private readonly float[] kinds;
    private readonly IReadOnlyList<float> kindWeights;

    private FeatureSpace(
        Dictionary<ulong, int> numbers, float[] weights, float[] kinds, IReadOnlyList<float> kindWeights) =>
        (this.numbers, this.weights, this.kinds, this.kindWeights) = (numbers, weights, kinds, kindWeights);

    public int Count => weights.Length;

    /// <summary>A piece's number; null when it is not known.</summary>
    public int? Number(Token token) => numbers.TryGetValue(token.Hash, out var number) ? number : null;

    public float KindWeight(int feature) => kinds[feature];

    /// <param name="texts">What document frequencies are counted over.</param>
    /// <param name="further">Texts whose pieces are to be known too, without counting.</param>
    /// <param name="kindWeights">How much each kind counts, in the order of <see cref="TokenKind"/>;
    /// what counts 0 is left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    public static FeatureSpace Build(
        IEnumerable<Token[]> texts, IEnumerable<Token[]> further, IReadOnlyList<float> kindWeights)
    {
        var numbers = new Dictionary<ulong, int>();
        var (frequencies, last, kinds) = (new List<int>(), new List<int>(), new List<float>());
        var count = 0;
        foreach (var text in texts)
        {
            count++;
            foreach (var token in text)
            {
                if (kindWeights[(int)token.Kind] == 0) continue;
                var number = Number(token);
                if (last[number] == count) continue;
                last[number] = count;
                frequencies[number]++;
            }
        }
        foreach (var text in further)
        {
            foreach (var token in text)
            {
                if (kindWeights[(int)token.Kind] != 0) Number(token);
            }
        }
        var weights = frequencies.Select((f, i) => kinds[i] * (float)(Math.Log((1.0 + count) / (1 + f)) + 1)).ToArray();
        return new(numbers, weights, [.. kinds], kindWeights);

        int Number(Token token)
        {
            if (numbers.TryGetValue(token.Hash, out var number)) return number;
            numbers.Add(token.Hash, number = numbers.Count);
            frequencies.Add(0);
            last.Add(0);
            kinds.Add(kindWeights[(int)token.Kind]);
            return number;
        }
    }

    /// <summary>The known pieces' numbers, as often as they occur.</summary>
    public int[] Numbers(IEnumerable<Token> tokens)
    {
        var numbers = new List<int>();
        foreach (var token in tokens)
        {
            if (this.numbers.TryGetValue(token.Hash, out var number)) numbers.Add(number);
        }
        return [.. numbers];
    }

    public SparseVector Vector(IReadOnlyList<Token> tokens)
    {
        var scratch = new QueryVector();
        Fill(scratch, tokens);
        return new(scratch.Indices.ToArray(), scratch.Values.ToArray());
    }

    /// <summary>Works out a text's vector of length 1 and how much of the text is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    public void Fill(QueryVector query, IReadOnlyList<Token> tokens)
    {
        query.Reset(tokens.Count);
        var (known, all) = (0f, 0f);
        for (var i = 0; i < tokens.Count; i++)
        {
            var weight = kindWeights[(int)tokens[i].Kind];
            if (weight == 0) continue;
            all += weight;
            if (!numbers.TryGetValue(tokens[i].Hash, out var number)) continue;
            known += weight;
            query.Add(number);
        }
        query.Finish(weights);
        query.Coverage = all > 0 ? known / all : 0;
        query.UnknownWeight = all - known;
    }
}

/// <summary>Reusable room for one text's vector.</summary>
internal sealed class QueryVector
{
    private int[] indices = [];
    private float[] values = [];
    private int count;

    public ReadOnlySpan<int> Indices => indices.AsSpan(0, count);

    public ReadOnlySpan<float> Values => values.AsSpan(0, count);

    /// <summary>The known share of the text, by weight: 0…1.</summary>
    public float Coverage { get; set; }

    public float UnknownWeight { get; set; }

    public void Reset(int capacity)
    {
        if (indices.Length < capacity) (indices, values) = (new int[capacity], new float[capacity]);
        count = 0;
    }

    public void Add(int number) => indices[count++] = number;

    /// <summary>Sorts, joins repetitions (1 + ln of their number), weighs, and brings the length to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // training runs once, at start: there is no time to warm up
    public void Finish(float[] weights)
    {
        Array.Sort(indices, 0, count);
        var (to, i) = (0, 0);
        while (i < count)
        {
            var number = indices[i];
            var end = i + 1;
            while (end < count && indices[end] == number) end++;
            indices[to] = number;
            this.values[to++] = weights[number] * (1 + MathF.Log(end - i));
            i = end;
        }
        count = to;
        var values = this.values.AsSpan(0, count);
        var norm = TensorPrimitives.Norm((ReadOnlySpan<float>)values);
        if (norm > 0) TensorPrimitives.Divide(values, norm, values);
    }
}
