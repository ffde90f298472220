using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Tests.Crash;

namespace BotService.Benchmarks.Load;

/// <summary>
/// Direct Line over HTTP with as little work on this side as possible: answers are searched, not parsed.
/// </summary>
internal sealed class DirectLineClient(Uri address) : IDisposable
{
    /// <summary>Between two looks for a reply that is not there yet.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly HttpClient http =
        new(new SocketsHttpHandler { MaxConnectionsPerServer = Plan.Connections }) { BaseAddress = address };

    public async Task<OpenConversation> OpenAsync(string locale)
    {
        var opened =
            JsonNode.Parse(await SendAsync(HttpMethod.Post, "conversations", ServiceProcess.Secret, $$"""{"locale":"{{locale}}"}"""))!;
        return new OpenConversation(
            (string)opened["conversationId"]!, (string)opened["token"]!, (string)opened["streamUrl"]!, locale);
    }

    /// <returns>The id of the activity, which is now stored.</returns>
    public async Task<string> PostAsync(OpenConversation conversation, string text)
    {
        var answer = await SendAsync(
            HttpMethod.Post, $"conversations/{conversation.Id}/activities", conversation.Token,
            $$"""{"from":{"id":"dl_load"},"type":"message","text":{{JsonSerializer.Serialize(text)}},"locale":"{{conversation.Locale}}"}""");
        return Between(answer, "\"id\":\""u8);
    }

    /// <summary>Posts, then reads until a reply to it is there.</summary>
    public async Task TurnAsync(OpenConversation conversation, string text)
    {
        var id = await PostAsync(conversation, text);
        while (!await IsAnsweredAsync(conversation, id)) await Task.Delay(Pause);
    }

    /// <summary>As <see cref="TurnAsync"/>, and gives the replies.</summary>
    public async Task<IReadOnlyList<JsonElement>> RepliesAsync(OpenConversation conversation, string text)
    {
        var id = await PostAsync(conversation, text);
        while (true)
        {
            if (await LookAsync(conversation, id) is { } set)
            {
                using var read = JsonDocument.Parse(set);
                return [.. read.RootElement.GetProperty("activities").EnumerateArray()
                    .Where(a => a.TryGetProperty("replyToId", out var to) && to.GetString() == id).Select(a => a.Clone())];
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Looks once for replies to an activity, and moves the watermark.</summary>
    public async Task<bool> IsAnsweredAsync(OpenConversation conversation, string id) =>
        await LookAsync(conversation, id) is not null;

    public void Dispose() => http.Dispose();

    private async Task<byte[]?> LookAsync(OpenConversation conversation, string id)
    {
        var set = await SendAsync(
            HttpMethod.Get, $"conversations/{conversation.Id}/activities?watermark={conversation.Watermark}",
            conversation.Token, null);
        conversation.Watermark = long.Parse(Between(set, "\"watermark\":\""u8), CultureInfo.InvariantCulture);
        return set.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"replyToId\":\"{id}\"")) >= 0 ? set : null;
    }

    private async Task<byte[]> SendAsync(HttpMethod method, string path, string bearer, string? json)
    {
        using var request = new HttpRequestMessage(method, $"v3/directline/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>What stands between the last such name and the next quote.</summary>
    private static string Between(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var value = json[(json.LastIndexOf(name) + name.Length)..];
        return Encoding.UTF8.GetString(value[..value.IndexOf((byte)'"')]);
    }
}

internal sealed record OpenConversation(string Id, string Token, string StreamUrl, string Locale)
{
    public long Watermark { get; set; }
}
