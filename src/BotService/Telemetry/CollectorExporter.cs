using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace BotService.Telemetry;

/// <summary>
/// Sends the metrics to the collector, on a thread of its own. One that cannot be reached is told of once, and once
/// more when it can: what was counted meanwhile is in the sums sent then.
/// </summary>
internal sealed partial class CollectorExporter(IOptions<TelemetryOptions> options, ILogger<CollectorExporter> log)
    : OtlpMetricExporter(Exporting(new Uri(options.Value.Otlp)))
{
    private const int GrpcPort = 4317;

    private bool failing;

    public override ExportResult Export(in Batch<Metric> metrics)
    {
        var result = base.Export(metrics);
        var failed = result == ExportResult.Failure;
        if (failed && !failing)
        {
            NotReached(log);
        }
        else if (!failed && failing)
        {
            Reached(log);
        }

        failing = failed;
        return result;
    }

    internal static OtlpExporterOptions Exporting(Uri address)
    {
        var grpc = address.Port == GrpcPort;
        return new()
        {
            Protocol = grpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf,
            Endpoint = grpc || address.AbsolutePath != "/" ? address : new Uri(address, "/v1/metrics"),
        };
    }

    [LoggerMessage(1701, LogLevel.Warning,
        "The collector that Telemetry:Otlp names does not take the metrics; it is tried again. Said once")]
    private static partial void NotReached(ILogger log);

    [LoggerMessage(1702, LogLevel.Information, "The collector that Telemetry:Otlp names takes the metrics again")]
    private static partial void Reached(ILogger log);
}
