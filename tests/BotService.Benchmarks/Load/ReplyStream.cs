using System.Net.WebSockets;
using System.Text;

namespace BotService.Benchmarks.Load;

/// <summary>The Direct Line stream of one conversation at a time.</summary>
internal sealed class ReplyStream : IDisposable
{
    private readonly byte[] buffer = new byte[256 * 1024];
    private ClientWebSocket? socket;
    private OpenConversation? followed;

    public async Task FollowAsync(OpenConversation conversation)
    {
        if (followed == conversation) return;

        socket?.Dispose();
        socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(conversation.StreamUrl), default);
        followed = conversation;
    }

    /// <summary>Reads until a reply to the activity has come.</summary>
    public Task ReplyAsync(string id) => TextAsync($"\"replyToId\":\"{id}\"");

    /// <summary>Reads until something with this in it has come.</summary>
    public async Task TextAsync(string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket!.ReceiveAsync(buffer.AsMemory(length), default);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                    throw new InvalidOperationException("The service closed the stream.");
            }
            while (!received.EndOfMessage);

            if (buffer.AsSpan(0, length).IndexOf(wanted) >= 0) return;
        }
    }

    public void Dispose() => socket?.Dispose();
}
