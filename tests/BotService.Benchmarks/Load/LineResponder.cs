using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotService.Benchmarks.Load;

/// <summary>
/// Takes replies and pushes as LINE does, as quickly as it can, and remembers when. It checks
/// nothing; the tests' stand-in does.
/// </summary>
internal sealed class LineResponder : IAsyncDisposable
{
    public const string BotId = "U0000000000000000000000000000b07e";

    private static readonly byte[] Sent = """{"sentMessages":[{"id":"1"}]}"""u8.ToArray();
    private static readonly byte[] Bot = JsonSerializer.SerializeToUtf8Bytes(
        new { userId = BotId, basicId = "@bench", displayName = "bench", chatMode = "bot", markAsReadMode = "auto" });

    private readonly WebApplication app;
    private int pushes;

    private LineResponder(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>When the reply with a token came.</summary>
    public ConcurrentDictionary<string, long> Replied { get; } = [];

    public int Pushes => pushes;

    public static async Task<LineResponder> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var responder = new LineResponder(builder.Build());
        responder.app.MapGet("/v2/bot/info", () => Results.Bytes(Bot, "application/json"));
        responder.app.MapPost("/v2/bot/message/reply", async (HttpRequest request) =>
        {
            using var body = await JsonDocument.ParseAsync(request.Body);
            responder.Replied[body.RootElement.GetProperty("replyToken").GetString()!] = Stopwatch.GetTimestamp();
            return Results.Bytes(Sent, "application/json");
        });
        responder.app.MapPost("/v2/bot/message/push", () =>
        {
            Interlocked.Increment(ref responder.pushes);
            return Results.Bytes(Sent, "application/json");
        });
        responder.app.MapFallback(() => Results.Bytes("{}"u8.ToArray(), "application/json"));
        await responder.app.StartAsync();
        return responder;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
