namespace BotService.Engine.Intents;

/// <summary>
/// Joins the signals into one utility per entry: a conditional logit (McFadden), whose weights make the right entries
/// of the held-back utterances most likely among all entries.
/// </summary>
internal sealed class Fusion
{
    public const int Features = 4;

    /// <summary>What the features are called in explanations, in their order.</summary>
    private static readonly string[] Names = ["classifier", "retrieval", "nearest", "organisation"];

    private const double Ridge = 2;
    private const int Steps = 12;

    /// <summary>What is believed before anything was seen; few utterances move it little.</summary>
    private static readonly double[] Prior = [2, 3, 3, 0.5];

    private readonly double[] weights;

    /// <param name="weights">One for each feature, as <see cref="Fit"/> found them.</param>
    public Fusion(double[] weights) => this.weights = weights;

    public IReadOnlyList<double> Weights => weights;

    /// <summary>The features of one entry: margin, retrieval, nearest utterance, organisation named.</summary>
    public static void Describe(Signals signals, int entry, bool named, Span<double> into)
    {
        into[0] = signals.Margins[entry];
        into[1] = signals.Retrieval[entry];
        into[2] = signals.Nearest[entry];
        into[3] = named ? 1 : 0;
    }

    public static double[] Describe(Signals signals, int entry, bool named)
    {
        var features = new double[Features];
        Describe(signals, entry, named, features);
        return features;
    }

    public double Utility(ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var f = 0; f < Features; f++) sum += weights[f] * features[f];
        return sum;
    }

    /// <summary>What each feature adds to the utility.</summary>
    public IEnumerable<(string Name, double Value)> Contributions(double[] features) =>
        Names.Select((name, f) => (name, weights[f] * features[f]));

    /// <summary>What margin, retrieval and nearness add to the utility, for parts of them.</summary>
    public double Utility(double margin, double retrieval, double nearest) =>
        weights[0] * margin + weights[1] * retrieval + weights[2] * nearest;

    /// <param name="entries">The features of several entries, one after the other.</param>
    public double[] Shares(ReadOnlySpan<double> entries)
    {
        var shares = new double[entries.Length / Features];
        for (var e = 0; e < shares.Length; e++) shares[e] = Utility(Of(entries, e));
        Softmax(shares);
        return shares;
    }

    /// <param name="questions">The features of every entry that could be meant, one after the other,
    /// and which of them was.</param>
    public static Fusion Fit(IReadOnlyList<(ReadOnlyMemory<double> Open, int Right)> questions)
    {
        var weights = Prior.ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[Features];
            var curvature = new double[Features, Features];
            for (var f = 0; f < Features; f++)
            {
                gradient[f] = Ridge * (Prior[f] - weights[f]);
                curvature[f, f] = Ridge;
            }
            foreach (var (open, right) in questions) Add(open.Span, right, weights, gradient, curvature);
            var move = LinearSystem.Solve(curvature, gradient);
            for (var f = 0; f < Features; f++) weights[f] += Math.Clamp(move[f], -2, 2);
        }
        return new(weights);
    }

    private static void Add(
        ReadOnlySpan<double> entries, int right, double[] weights, double[] gradient, double[,] curvature)
    {
        var shares = new Fusion(weights).Shares(entries);
        Span<double> mean = stackalloc double[Features];
        for (var e = 0; e < shares.Length; e++)
        {
            for (var f = 0; f < Features; f++) mean[f] += shares[e] * Of(entries, e)[f];
        }
        for (var e = 0; e < shares.Length; e++)
        {
            var features = Of(entries, e);
            for (var f = 0; f < Features; f++)
            {
                for (var g = 0; g < Features; g++)
                    curvature[f, g] += shares[e] * (features[f] - mean[f]) * (features[g] - mean[g]);
            }
        }
        for (var f = 0; f < Features; f++) gradient[f] += Of(entries, right)[f] - mean[f];
    }

    private static ReadOnlySpan<double> Of(ReadOnlySpan<double> entries, int entry) =>
        entries.Slice(entry * Features, Features);

    /// <summary>Utilities become shares that add up to 1.</summary>
    public static void Softmax(Span<double> utilities)
    {
        if (utilities.IsEmpty) return;
        var largest = double.NegativeInfinity;
        foreach (var u in utilities) largest = Math.Max(largest, u);
        var sum = 0.0;
        foreach (ref var u in utilities) sum += u = Math.Exp(u - largest);
        foreach (ref var u in utilities) u /= sum;
    }
}
