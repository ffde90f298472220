using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using BotService.Hosting.Figures;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace BotService.Telemetry;

/// <summary>What is collected, and where it goes.</summary>
internal static class MetricsPipeline
{
    /// <summary>
    /// The service's own meter and .NET's: requests by route template, connections, refusals, calls to others,
    /// the runtime.
    /// </summary>
    private static readonly string[] Meters =
    [
        ServiceMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", HttpClients, "System.Runtime",
    ];

    private const string HttpClients = "System.Net.Http";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(IServiceCollection services, TelemetryOptions options)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("botservice"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (options.Prometheus)
                {
                    // What is looked up is kept already (FigureKeeper); a second cache would only show what was.
                    metrics.AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 0);
                }

                if (options.Otlp.Length > 0)
                {
                    metrics.AddReader(provider => new PeriodicExportingMetricReader(
                        ActivatorUtilities.CreateInstance<CollectorExporter>(provider)));
                }
            });
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) =>
        {
            var own = provider.GetRequiredService<IMeterFactory>();
            metrics.AddView(instrument => Leaves(instrument, own) ? MetricStreamConfiguration.Drop : null);
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Map(WebApplication app) => app.MapPrometheusScrapingEndpoint(
        "/metrics", meterProvider: null, branch => branch.Use(ScrapeGuard.CheckAsync), optionsName: null);

    /// <summary>
    /// Meters are found by name in the whole process: those of another host in it are not ours. Of calls to others the
    /// durations are enough; the rest would come with the addresses of peers.
    /// </summary>
    private static bool Leaves(Instrument instrument, IMeterFactory own) =>
        (instrument.Meter.Scope is IMeterFactory other && other != own)
        || (instrument.Meter.Name == HttpClients && instrument.Name != "http.client.request.duration");
}
