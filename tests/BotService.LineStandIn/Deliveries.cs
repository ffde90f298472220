using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>Delivers webhooks to the service, rightly signed or not, once or more often.</summary>
/// <param name="service">Its root; webhooks go to <c>line/webhook/{account}</c> there.</param>
internal sealed class Deliveries(LinePlatform platform, Uri service) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
    {
        Timeout = TimeSpan.FromSeconds(30)
    };

    private readonly TaskCompletionSource firstGood = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int tooLate;

    /// <summary>Completes with the first 200.</summary>
    public Task FirstGood => firstGood.Task;

    /// <summary>Answers that took longer than the two seconds LINE waits.</summary>
    public int TooLate => tooLate;

    /// <returns>The status of the answer.</returns>
    public Task<int> SendAsync(PlatformAccount account, params IReadOnlyList<LineEvent> events) =>
        SendToAsync(AddressOf(account), account, events);

    /// <summary>To the first account.</summary>
    public Task<int> SendAsync(params IReadOnlyList<LineEvent> events) => SendAsync(platform.Account, events);

    /// <summary>The same once more, as LINE does when it has no 200.</summary>
    /// <param name="flagged">Does LINE say that it is a redelivery? Not when the service's 200 was lost.</param>
    public Task<int> AgainAsync(bool flagged, params IReadOnlyList<LineEvent> events) =>
        SendAsync(platform.Account,
            [.. events.Select(e => e.With(json => json["deliveryContext"]!["isRedelivery"] = flagged))]);

    public async Task<int> SendToAsync(Uri address, PlatformAccount account, IReadOnlyList<LineEvent> events)
    {
        foreach (var one in events)
        {
            if (one.ReplyToken is { } token) platform.Chats.Issue(token, account, one.Chat, one.Id);
            if (one.IsFollow) platform.Chats.Leave(account, one.Chat, left: false);
        }

        var body = BodyOf(account, events);
        var started = TimeProvider.System.GetTimestamp();
        var status = await RawAsync(address, body, Sign(account.Secret, body));
        if (status == 200) firstGood.TrySetResult();
        if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(2)) Interlocked.Increment(ref tooLate);
        foreach (var one in events.Where(e => e.IsUnfollow)) platform.Chats.Leave(account, one.Chat, left: true);
        return status;
    }

    public Uri AddressOf(PlatformAccount account) => new(service, $"line/webhook/{account.Name}");

    /// <param name="signatures">None: unsigned.</param>
    public async Task<int> RawAsync(Uri address, byte[] body, params string[] signatures)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        foreach (var signature in signatures) request.Headers.TryAddWithoutValidation("x-line-signature", signature);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }

    public static byte[] BodyOf(PlatformAccount account, IReadOnlyList<LineEvent> events) => Encoding.UTF8.GetBytes(
        new JsonObject { ["destination"] = account.BotId, ["events"] =
            new JsonArray([.. events.Select(e => e.Json.DeepClone())]) }.ToJsonString());

    public static string Sign(string secret, byte[] body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public void Dispose() => http.Dispose();
}
