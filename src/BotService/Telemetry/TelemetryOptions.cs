using Microsoft.Extensions.Options;

namespace BotService.Telemetry;

/// <summary>Who gets the metrics. Section <c>Telemetry</c>. Without either nothing is measured.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>
    /// Address of an OpenTelemetry collector, http or https, such as <c>http://collector:4318</c>. Default: none. Port
    /// 4317 is spoken to by gRPC, any other by HTTP; without a path, that is <c>/v1/metrics</c>.
    /// </summary>
    public string Otlp { get; set; } = "";

    /// <summary>Serves <c>GET /metrics</c> to callers of private networks. Default: false.</summary>
    public bool Prometheus { get; set; }

    internal bool IsOn => Prometheus || Otlp.Length > 0;
}

internal sealed class TelemetryOptionsCheck : IValidateOptions<TelemetryOptions>
{
    /// <summary>The value may hold a password; it is not repeated.</summary>
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        options.Otlp.Length == 0 || (Uri.TryCreate(options.Otlp, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" })
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Telemetry:Otlp must be a collector's http or https address such as http://collector:4318, "
                + "without user, query or fragment; headers go into OTEL_EXPORTER_OTLP_HEADERS.");
}
