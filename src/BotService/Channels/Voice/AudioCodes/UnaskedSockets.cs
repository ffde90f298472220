using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using BotService.Channels.Voice.Calls;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>
/// A WebSocket for each call that wants one: there it is told what is said unasked, such as by staff.
/// </summary>
internal sealed class UnaskedSockets(
    GatewayCalls calls, ICallDoor door, Ids ids, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>Sentences that may wait for a slow gateway before the socket is closed.</summary>
    private const int Waiting = 64;

    private static readonly TimeSpan PingTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    /// <summary>One a call: a second takes the place of the first, whose line is then likely dead.</summary>
    private readonly ConcurrentDictionary<string, CancellationTokenSource> open = [];

    /// <summary><c>GET …/ws</c></summary>
    public async Task<IResult> ConnectAsync(HttpContext http, string id)
    {
        if (!http.WebSockets.IsWebSocketRequest) return ProtocolError.BadArgument("This address is for a WebSocket.");

        if (await calls.FindAsync(id, http.RequestAborted) is not { EndReason: null } call)
            return ProtocolError.ConversationNotFound;

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(call.Over, lifetime.ApplicationStopping);
        var queue = Channel.CreateBounded<CallCommand.Say>(Waiting);

        // Listening begins before the gateway knows that it is connected, and before its former socket ends: what is
        // said in between goes to both rather than to none.
        using var listening = door.Listen(id, say =>
        {
            if (!queue.Writer.TryWrite(say)) End(ending);
        });
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = PingTime, KeepAliveTimeout = PingTime });
        open.AddOrUpdate(id, ending, (_, former) =>
        {
            End(former);
            return ending;
        });
        try
        {
            await RunAsync(socket, queue.Reader, ending);
        }
        finally
        {
            open.TryRemove(KeyValuePair.Create(id, ending));
        }

        return Results.Empty;
    }

    private async Task RunAsync(
        WebSocket socket, ChannelReader<CallCommand.Say> queue, CancellationTokenSource ending)
    {
        var reading = ReadAsync(socket, ending);
        try
        {
            await foreach (var say in queue.ReadAllAsync(ending.Token))
            {
                var frame = CommandActivities.Write([new(say, ids.Activity(), false)], time.GetUtcNow());
                await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, ending.Token);
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // The call is over, or the gateway is gone.
        }

        await CloseAsync(socket, reading);
    }

    /// <summary>Nothing is expected; but a socket that is never read never shows that its peer is gone.</summary>
    private static async Task ReadAsync(WebSocket socket, CancellationTokenSource ending)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType
                != WebSocketMessageType.Close)
            {
                // Dropped.
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // So is the peer.
        }

        End(ending);
    }

    private static async Task CloseAsync(WebSocket socket, Task reading)
    {
        using var patience = new CancellationTokenSource(ClosingTime);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);

            await reading.WaitAsync(patience.Token);
        }
        catch (Exception e) when (IsGone(e))
        {
            // Given up below.
        }

        socket.Abort();
        await reading;
    }

    private static void End(CancellationTokenSource ending)
    {
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended.
        }
    }

    private static bool IsGone(Exception e) => e is WebSocketException or OperationCanceledException
        or ObjectDisposedException or IOException or InvalidOperationException;
}
