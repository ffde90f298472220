namespace BotService.Cli.Evaluation;

/// <summary>
/// Whether probabilities mean what they say: of all firsts given about 0.8, about 80 % should be right.
/// </summary>
/// <param name="Ece">Expected calibration error: how far share and probability lie apart, weighted
/// by the bins' questions.</param>
internal sealed record Reliability(double Ece, IReadOnlyList<ReliabilityBin> Bins)
{
    private const int BinCount = 10;

    /// <param name="findings">Questions in and out of scope; for those out of it no first entry is right.</param>
    public static Reliability Of(IEnumerable<Finding> findings) =>
        Of([.. findings.Where(f => f.Confidence is not null)
            .Select(f => (f.Confidence!.Value, f.IsFirstRight))]);

    public static Reliability Of(IReadOnlyCollection<(double Confidence, bool IsRight)> firsts)
    {
        var bins = firsts.GroupBy(f => Math.Clamp((int)(f.Confidence * BinCount), 0, BinCount - 1)).OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin(
                (double)g.Key / BinCount, (double)(g.Key + 1) / BinCount, g.Count(),
                Math.Round(g.Average(f => f.Confidence), 4), Math.Round(g.Average(f => f.IsRight ? 1.0 : 0.0), 4)))
            .ToArray();
        var gap = bins.Sum(b => b.N * Math.Abs(b.Confidence - b.Right));
        return new(firsts.Count == 0 ? 0 : Math.Round(gap / firsts.Count, 4), bins);
    }
}

/// <param name="Confidence">The mean of the probabilities between <paramref name="From"/> and
/// <paramref name="To"/>.</param>
/// <param name="Right">The share of them that was right.</param>
internal sealed record ReliabilityBin(double From, double To, int N, double Confidence, double Right);
