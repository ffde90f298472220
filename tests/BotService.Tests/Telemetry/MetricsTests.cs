using System.Net;
using BotService.Tests.Conversations;

namespace BotService.Tests.Telemetry;

/// <summary>What happened is what the figures say, and no more.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Turns_AreCountedByWhatCameOfThem()
    {
        await using var service = await MeteredService.StartAsync();
        Assert.Null((await service.ScrapeAsync()).Sum("botservice_turns_total"));
        var conversation = await service.OpenAsync();
        await service.AskAsync(conversation, "台電電費過戶要帶什麼");
        await service.AskAsync(conversation, "今天天氣好嗎");
        await service.AskAsync(await service.OpenAsync(), "電線掉下來在冒火花");

        var seen = await service.ScrapeAsync();
        Assert.Equal(3, seen.Sum("botservice_turns_total", ("channel", "directline")));
        Assert.Equal(2, seen.Sum("botservice_turns_total", ("outcome", "matched")));
        Assert.Equal(1, seen.Sum("botservice_turns_total", ("outcome", "out-of-scope")));
        Assert.Equal(1, seen.Sum("botservice_turns_total", ("kind", "emergency")));
        Assert.Equal(1, seen.Sum("botservice_emergencies_total"));
        foreach (var time in new[] { "duration", "wait", "work" })
        {
            Assert.Equal(3, seen.Sum($"botservice_turn_{time}_seconds_count"));
        }

        Assert.Equal(
            seen.Sum("botservice_turn_duration_seconds_sum")!.Value,
            seen.Sum("botservice_turn_wait_seconds_sum")!.Value + seen.Sum("botservice_turn_work_seconds_sum")!.Value,
            3);
        Assert.Equal(2, seen.Sum("botservice_recognition_duration_seconds_count", ("outcome", "matched")));
    }

    [Fact]
    public async Task State_IsShown()
    {
        await using var service = await MeteredService.StartAsync();
        service.Line.Account.Quota = 200;
        await service.OpenAsync();
        var seen = await service.ScrapeAsync();
        Assert.Equal(1, seen.Sum("botservice_store_healthy"));
        Assert.Equal(0, seen.Sum("botservice_inbox_waiting"));
        Assert.Equal(0, seen.Sum("botservice_outbox_waiting", ("channel", "line")));
        Assert.Equal(200, seen.Sum("botservice_line_quota_limit", ("account", "power")));
        Assert.Equal(0, seen.Sum("botservice_line_quota_used", ("account", "water")));
        Assert.InRange(seen.Sum("botservice_store_size_bytes")!.Value, 4096, 1 << 30);
        Assert.True(seen.Sum("botservice_store_free_bytes") > 0);
        Assert.Equal(1, seen.Sum("botservice_info"));
        Assert.True(seen.Sum("dotnet_gc_collections_total") >= 0);
        Assert.NotNull(seen.Sum("http_client_request_duration_seconds_count"));
    }

    [Fact]
    public async Task Replies_WhileLineIsDown_AreSeenWaiting()
    {
        await using var service = await MeteredService.StartAsync(
            ("Line:ApiBase", "http://127.0.0.1:9"), ("Outbox:FirstDelay", "01:00:00"),
            ("Outbox:LongestDelay", "01:00:00"));
        Assert.Equal(200, await service.Deliveries.SendAsync(service.Events.Text("U" + new string('1', 32), "你好")));
        await BotHost.UntilAsync(async () => (await service.ScrapeAsync())
            .Sum("botservice_deliveries_total", ("channel", "line"), ("outcome", "retry")) == 1);
        var seen = await service.ScrapeAsync();
        Assert.True(seen.Sum("botservice_outbox_waiting", ("channel", "line")) >= 1);
        Assert.True(seen.Sum("botservice_outbox_oldest_seconds", ("channel", "line")) > 0);
        Assert.Equal(0, seen.Sum("botservice_outbox_waiting", ("channel", "bot-framework")));
        Assert.Null(seen.Sum("botservice_line_quota_used"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Via", "1.1 somebody")]
    public async Task Metrics_ThroughAProxy_AreNotThere(string header, string value)
    {
        await using var service = await MeteredService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await service.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("botservice", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
