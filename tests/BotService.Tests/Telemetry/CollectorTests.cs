using System.Collections.Concurrent;
using System.Text;
using BotService.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace BotService.Tests.Telemetry;

public sealed class CollectorTests
{
    [Fact]
    public async Task Collector_IsSentWhatWasCounted()
    {
        var received = new ConcurrentQueue<(string? Type, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((request.ContentType, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.StartAsync();

        await using var service = await MeteredService.StartAsync(
            ("Telemetry:Otlp", collector.Urls.Single()), ("Telemetry:Prometheus", "false"));
        await service.AskAsync(await service.OpenAsync(), "你好");
        Assert.True(service.Services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.Contains(received, one => one.Type == "application/x-protobuf"
            && one.Body.Contains("botservice.turn.duration", StringComparison.Ordinal)
            && one.Body.Contains("botservice.store.healthy", StringComparison.Ordinal));
        using var response = await service.Http.GetAsync("/metrics");
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public void Collector_OutOfReach_IsToldOfOnce()
    {
        var log = new Lines();
        var set = Options.Create(new TelemetryOptions { Otlp = "http://127.0.0.1:9" });
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter("none")
            .AddReader(new PeriodicExportingMetricReader(new CollectorExporter(set, log))).Build();
        using var meter = new System.Diagnostics.Metrics.Meter("none");
        meter.CreateCounter<int>("one").Add(1);
        Assert.False(provider.ForceFlush());
        Assert.False(provider.ForceFlush());
        Assert.Equal([1701], log.Events);
    }

    [Theory]
    [InlineData("http://collector:4317", OtlpExportProtocol.Grpc, "http://collector:4317/")]
    [InlineData("http://collector:4318", OtlpExportProtocol.HttpProtobuf, "http://collector:4318/v1/metrics")]
    [InlineData("https://otlp.example/own", OtlpExportProtocol.HttpProtobuf, "https://otlp.example/own")]
    public void Protocol_FollowsTheAddress(string address, OtlpExportProtocol protocol, string endpoint)
    {
        var exporting = CollectorExporter.Exporting(new Uri(address));
        Assert.Equal((protocol, endpoint), (exporting.Protocol, exporting.Endpoint.ToString()));
    }

    private sealed class Lines : ILogger<CollectorExporter>
    {
        public List<int> Events { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Events.Add(eventId.Id);
    }
}
