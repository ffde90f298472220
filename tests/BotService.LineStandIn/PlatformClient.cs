using System.Text;
using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>Calls the platform as a service would, to try the platform itself.</summary>
internal sealed class PlatformClient(LinePlatform platform) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(platform.Address) };
    private int tokens;

    public Task<PlatformAnswer> ReplyAsync(string token, params JsonObject[] messages) =>
        CallAsync(HttpMethod.Post, LinePlatform.ReplyPath,
            new() { ["replyToken"] = token, ["messages"] = new JsonArray([.. messages]) });

    public Task<PlatformAnswer> PushAsync(string to, string? key, params JsonObject[] messages) =>
        CallAsync(HttpMethod.Post, LinePlatform.PushPath,
            new() { ["to"] = to, ["messages"] = new JsonArray([.. messages]) }, key: key);

    public Task<PlatformAnswer> ValidateAsync(params JsonObject[] messages) =>
        CallAsync(HttpMethod.Post, "/v2/bot/message/validate/reply",
            new() { ["messages"] = new JsonArray([.. messages]) });

    public Task<PlatformAnswer> CallAsync(
        HttpMethod method, string path, JsonObject? body = null, string? key = null, string? token = null) =>
        SendAsync(method, path,
            body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            key, token);

    public async Task<PlatformAnswer> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? key = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token ?? platform.Account.Token}");
        if (key is not null) request.Headers.Add(Desk.RetryKeyHeader, key);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType == "application/json"
                ? JsonNode.Parse(text)!.AsObject() : [],
            response.Headers.ToDictionary(h => h.Key, h => h.Value.Single(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A token as the platform gives it out with an event.</summary>
    public string Token(string chat, PlatformAccount? account = null)
    {
        var token = PlatformAccount.Id('t', $"{chat} {tokens++}")[1..];
        platform.Chats.Issue(token, account ?? platform.Account, chat, $"event of {token}");
        return token;
    }

    public static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    public void Dispose() => http.Dispose();
}

internal sealed record PlatformAnswer(int Status, JsonObject Json, IReadOnlyDictionary<string, string> Headers)
{
    public string? Message => (string?)Json["message"];

    /// <summary>The first property LINE complains of.</summary>
    public string? Property => (string?)Json["details"]?[0]?["property"];
}
