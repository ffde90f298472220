using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BotService.Benchmarks.Load;

/// <summary>Posts LINE's webhooks, one text in each, signed.</summary>
internal sealed class LineWebhook(Uri service, string account, string secret) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http =
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 128 }) { BaseAddress = service };
    private int number;

    /// <returns>The reply token that came with it, when it was posted, and how long its answer took.</returns>
    /// <exception cref="HttpRequestException">The answer was not 200.</exception>
    public async Task<(string Token, long Posted, TimeSpan Answered)> PostAsync(int citizen, string text)
    {
        var id = Interlocked.Increment(ref number);
        var token = id.ToString("x32", CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(
            $$"""
            {"destination":"{{LineResponder.BotId}}","events":[{"type":"message","mode":"active","timestamp":{{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}},
            "source":{"type":"user","userId":"U{{citizen:x32}}"},"webhookEventId":"{{id:D26}}","deliveryContext":{"isRedelivery":false},"replyToken":"1{{token}}",
            "message":{"type":"text","id":"{{id}}","quoteToken":"q","text":{{JsonSerializer.Serialize(text)}} } }]}
            """);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        content.Headers.Add(
            "x-line-signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        var posted = Stopwatch.GetTimestamp();
        using var response = await http.PostAsync($"line/webhook/{account}", content);
        response.EnsureSuccessStatusCode();
        return ("1" + token, posted, Stopwatch.GetElapsedTime(posted));
    }

    public void Dispose() => http.Dispose();
}
