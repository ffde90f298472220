using System.Diagnostics.Metrics;

namespace BotService.Hosting.Figures;

/// <summary>
/// The meter all of the service's own instruments belong to. Without a listener an instrument
/// costs a look at a flag.
/// </summary>
internal static class ServiceMeter
{
    public const string Name = "BotService";

    /// <summary>For what takes from a thousandth of a second to several.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    public static Meter Of(IMeterFactory meters) => meters.Create(Name);

    public static Histogram<double> Duration(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}
