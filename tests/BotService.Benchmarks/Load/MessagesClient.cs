using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace BotService.Benchmarks.Load;

/// <summary>
/// The Bot Connector's <c>/api/messages</c> with <c>expectReplies</c>: the replies come in the answer.
/// </summary>
internal sealed class MessagesClient(Uri address) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http =
        new(new SocketsHttpHandler { MaxConnectionsPerServer = Plan.Connections }) { BaseAddress = address };
    private int number;

    /// <exception cref="InvalidOperationException">There was no reply in the answer.</exception>
    public async Task TurnAsync(string conversation, string text, string locale)
    {
        var id = Interlocked.Increment(ref number);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            $$"""
            {"type":"message","id":"a{{id}}","text":{{JsonSerializer.Serialize(text)}},"locale":"{{locale}}","channelId":"test","serviceUrl":"http://127.0.0.1:9/",
            "from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"{{conversation}}"},"deliveryMode":"expectReplies"}
            """));
        content.Headers.ContentType = Json;
        using var response = await http.PostAsync("api/messages", content);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadAsByteArrayAsync();
        // Only a reply names it; how the JSON is spaced is the server's affair.
        if (answer.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"a{id}\"")) < 0)
        {
            throw new InvalidOperationException($"No reply to a{id}: {Encoding.UTF8.GetString(answer)}");
        }
    }

    public void Dispose() => http.Dispose();
}
