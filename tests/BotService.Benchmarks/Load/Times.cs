using System.Globalization;

namespace BotService.Benchmarks.Load;

/// <summary>Durations of single operations, in milliseconds.</summary>
internal sealed class Times
{
    private readonly List<double> milliseconds = [];

    public int Count => milliseconds.Count;

    public void Add(TimeSpan time) => milliseconds.Add(time.TotalMilliseconds);

    public void Add(Times others) => milliseconds.AddRange(others.milliseconds);

    public string P50 => Show(At(0.50));

    public string P95 => Show(At(0.95));

    public string P99 => Show(At(0.99));

    public string Most => Show(At(1));

    /// <summary>The smallest of the times that at least this share of all did not exceed.</summary>
    public double At(double share)
    {
        milliseconds.Sort();
        return milliseconds.Count == 0
            ? double.NaN : milliseconds[Math.Max(0, (int)Math.Ceiling(share * milliseconds.Count) - 1)];
    }

    private static string Show(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
