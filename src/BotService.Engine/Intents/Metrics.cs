namespace BotService.Engine.Intents;

/// <summary>Measures of recognition.</summary>
public static class Metrics
{
    /// <summary>
    /// Probability that a positive scores above a negative, ties counting half; 0.5 when either is missing.
    /// </summary>
    public static double Auroc(IReadOnlyCollection<double> positives, IReadOnlyCollection<double> negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0) return 0.5;
        var ordered = negatives.Order().ToArray();
        var sum = 0.0;
        foreach (var positive in positives)
            sum += (Below(ordered, positive, orEqual: false) + Below(ordered, positive, orEqual: true)) / 2.0;
        return sum / ((double)positives.Count * ordered.Length);
    }

    /// <summary>The value with the given share of values at or below it, by nearest rank; 0 for none.</summary>
    /// <param name="share">0…1</param>
    public static double Quantile(IReadOnlyCollection<double> values, double share)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) return 0;
        var rank = (int)Math.Ceiling(share * values.Count) - 1;
        return values.Order().ElementAt(Math.Clamp(rank, 0, values.Count - 1));
    }

    private static int Below(double[] ordered, double value, bool orEqual)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ordered[middle] < value || (orEqual && ordered[middle] <= value)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
