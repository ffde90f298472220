using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BotService.Tests.Channels.DirectLine;

/// <summary>The client's side of a stream: connects, reads frames, waits, but never for ever.</summary>
internal static class StreamClient
{
    public static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public static async Task<ClientWebSocket> ConnectAsync(string url, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);

        await socket.ConnectAsync(new Uri(url), Soon());
        return socket;
    }

    public static async Task<int> RefusedAsync(Uri url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(url, Soon()));
        return (int)socket.HttpStatusCode;
    }

    /// <summary>The next frame as text; null when the stream is closed.</summary>
    public static async Task<string?> FrameAsync(WebSocket socket)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16384];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, Soon());
            if (read.MessageType == WebSocketMessageType.Close) return null;

            frame.Write(buffer, 0, read.Count);
            if (read.EndOfMessage) return Encoding.UTF8.GetString(frame.ToArray());
        }
    }

    public static async Task<JsonObject> NextAsync(WebSocket socket)
    {
        while (true)
        {
            if (await FrameAsync(socket) is { Length: > 0 } frame) return JsonNode.Parse(frame)!.AsObject();
        }
    }

    public static async Task<WebSocketCloseStatus?> ClosedAsync(WebSocket socket)
    {
        while (await FrameAsync(socket) is not null)
        {
            // What was under way comes first.
        }

        return socket.CloseStatus;
    }

    public static IEnumerable<string> Texts(JsonObject set) =>
        set["activities"]!.AsArray().Select(one => (string)one!["text"]!);

    public static async Task<IReadOnlyList<string>> TextsAsync(WebSocket socket, int count)
    {
        var texts = new List<string>();
        while (texts.Count < count) texts.AddRange(Texts(await NextAsync(socket)));

        return texts;
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        var soon = Soon();
        while (!holds()) await Task.Delay(10, soon);
    }
}
