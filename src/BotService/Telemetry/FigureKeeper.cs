using System.Diagnostics.Metrics;
using BotService.Hosting.Figures;

namespace BotService.Telemetry;

/// <summary>
/// Looks at each room's figures in its interval and shows what was last seen. Figures that cannot be had are not
/// shown, and neither disturb others nor the scrape.
/// </summary>
internal sealed partial class FigureKeeper : BackgroundService
{
    /// <summary>What takes longer is not known now.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Source[] sources;
    private readonly TimeProvider time;
    private readonly ILogger log;

    public FigureKeeper(
        IEnumerable<IFigures> figures, IMeterFactory meters, TimeProvider time, ILogger<FigureKeeper> log)
    {
        (this.time, this.log) = (time, log);
        sources = [.. figures.Select(one => new Source(one))];
        var meter = ServiceMeter.Of(meters);
        foreach (var source in sources)
        {
            foreach (var gauge in source.Figures.Gauges)
                meter.CreateObservableGauge(gauge.Name, () => source.Shown(gauge), gauge.Unit, gauge.Description);
        }
    }

    /// <summary>Looks at all of them now.</summary>
    internal Task LookAsync(CancellationToken cancel) =>
        Task.WhenAll(sources.Select(source => LookAsync(source, cancel)));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.Select(source => KeepLookingAsync(source, stoppingToken)));

    private async Task KeepLookingAsync(Source source, CancellationToken stopping)
    {
        while (true)
        {
            await LookAsync(source, stopping);
            await Task.Delay(source.Figures.Every, time, stopping);
        }
    }

    private async Task LookAsync(Source source, CancellationToken stopping)
    {
        try
        {
            source.Latest = await source.Figures.LookAsync(stopping).WaitAsync(Patience, time, stopping);
            source.Failing = false;
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            source.Latest = [];
            if (!source.Failing) NotHad(log, source.Figures.GetType().Name, failure.GetType().Name);

            source.Failing = true;
        }
    }

    private sealed class Source(IFigures figures)
    {
        private volatile IReadOnlyList<Figure> latest = [];

        public IFigures Figures => figures;

        public bool Failing { get; set; }

        public IReadOnlyList<Figure> Latest
        {
            set => latest = value;
        }

        public IEnumerable<Measurement<double>> Shown(Gauge gauge) =>
            latest.Where(figure => figure.Gauge == gauge)
                .Select(figure => new Measurement<double>(figure.Value, figure.Labels));
    }

    [LoggerMessage(1703, LogLevel.Warning,
        "{Figures} cannot be had for the metrics ({Error}); they are left out until they can. Said once")]
    private static partial void NotHad(ILogger log, string figures, string error);
}
