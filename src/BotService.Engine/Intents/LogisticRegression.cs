namespace BotService.Engine.Intents;

/// <summary>
/// Turns a few numbers into a probability: logistic regression on standardised features, weighted,
/// with a ridge, by Newton's method.
/// </summary>
internal sealed class LogisticRegression
{
    private const double Ridge = 1e-2;
    private const int Steps = 25;

    private readonly double[] coefficients;
    private readonly double[] means;
    private readonly double[] scales;

    /// <param name="coefficients">One for each standardised feature, then the constant.</param>
    public LogisticRegression(double[] coefficients, double[] means, double[] scales) =>
        (this.coefficients, this.means, this.scales) = (coefficients, means, scales);

    public double[] Coefficients => coefficients;

    public double[] Means => means;

    public double[] Scales => scales;

    /// <param name="bonus">Added to the log-odds.</param>
    public double Probability(ReadOnlySpan<double> features, double bonus)
    {
        var sum = coefficients[^1] + bonus;
        for (var f = 0; f < features.Length; f++) sum += coefficients[f] * (features[f] - means[f]) / scales[f];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>What a feature adds to the log-odds, compared with its mean over the examples.</summary>
    public double Contribution(int feature, double value) =>
        coefficients[feature] * (value - means[feature]) / scales[feature];

    /// <param name="weights">How much each example counts; they should add up to 1.</param>
    public static LogisticRegression Fit(
        IReadOnlyList<double[]> examples, IReadOnlyList<bool> labels, IReadOnlyList<double> weights)
    {
        var n = examples.Count == 0 ? 0 : examples[0].Length;
        var means = new double[n];
        var scales = new double[n];
        for (var f = 0; f < n; f++)
        {
            means[f] = examples.Average(e => e[f]);
            scales[f] = Math.Max(1e-6, Math.Sqrt(examples.Average(e => (e[f] - means[f]) * (e[f] - means[f]))));
        }

        var fitted = new LogisticRegression(new double[n + 1], means, scales);
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[n + 1];
            var curvature = new double[n + 1, n + 1];
            for (var f = 0; f <= n; f++)
            {
                var ridge = f < n ? Ridge : 1e-6;
                gradient[f] = -ridge * fitted.coefficients[f];
                curvature[f, f] = ridge;
            }
            for (var i = 0; i < examples.Count; i++)
                fitted.Add(examples[i], labels[i], weights[i], gradient, curvature);
            var move = LinearSystem.Solve(curvature, gradient);
            for (var f = 0; f <= n; f++) fitted.coefficients[f] += Math.Clamp(move[f], -3, 3);
        }
        return fitted;
    }

    private void Add(double[] example, bool label, double weight, double[] gradient, double[,] curvature)
    {
        var n = example.Length;
        var probability = Probability(example, 0);
        var slope = weight * Math.Max(1e-9, probability * (1 - probability));
        Span<double> x = stackalloc double[n + 1];
        for (var f = 0; f < n; f++) x[f] = (example[f] - means[f]) / scales[f];
        x[n] = 1;
        for (var f = 0; f <= n; f++)
        {
            gradient[f] += weight * ((label ? 1 : 0) - probability) * x[f];
            for (var g = 0; g <= n; g++) curvature[f, g] += slope * x[f] * x[g];
        }
    }
}
