using System.Net.WebSockets;
using System.Threading.Channels;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Protocol;

namespace BotService.Channels.DirectLine;

/// <summary>
/// One open stream. What is stored goes out in order and without gaps, because the store is the source: news from the
/// bot is sent as it is only when it is the very next activity; otherwise the store is read on from the last one sent.
/// </summary>
/// <remarks>
/// One loop writes, one reads; a socket may not be written to twice at once, and one that is never read
/// never shows that its peer is gone.
/// </remarks>
internal sealed partial class StreamSocket(
    WebSocket socket, string conversation, long after, ITurnDoor bot, ActivityRenderer renderer, int queueLength, ILogger log)
{
    /// <summary>
    /// Clients send empty frames and nothing else worth reading here; what is longer is dropped piece by piece, and
    /// too much of it ends the stream.
    /// </summary>
    private const int MaxIncoming = 64 * 1024;

    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Long enough for a client that listens to say goodbye; the service does not wait for phones that sleep.
    /// </summary>
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(1);

    /// <summary>An empty frame; keeps proxies and the client awake.</summary>
    private static readonly StoredActivity KeepAlive = new(-1, new Activity([]));

    private readonly Channel<StoredActivity> queue =
        Channel.CreateBounded<StoredActivity>(new BoundedChannelOptions(queueLength) { SingleReader = true });

    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long sent = after;
    private int closeStatus;

    public string Conversation => conversation;

    /// <summary>Runs until the client leaves, falls behind, or <see cref="End"/> is called.</summary>
    public async Task RunAsync()
    {
        // Listening begins before the store is read: what is stored in between is then seen twice rather than never.
        using var listening = bot.Listen(conversation, Offer);
        var writing = WriteAsync();
        var reading = ReadAsync();
        await ended.Task; // Not the loops: the writer of a peer that reads nothing waits for ever.
        await CloseAsync(writing, reading);
        await reading;
        ending.Dispose();
    }

    /// <summary>Ends the stream with this status; the first call counts.</summary>
    public void End(WebSocketCloseStatus status)
    {
        if (Interlocked.CompareExchange(ref closeStatus, (int)status, 0) == 0)
        {
            queue.Writer.TryComplete();
            ending.Cancel();
            ended.SetResult();
        }
    }

    /// <summary>A queue that is full needs no sign of life.</summary>
    public void Pulse() => queue.Writer.TryWrite(KeepAlive);

    private void Offer(StoredActivity stored)
    {
        if (!queue.Writer.TryWrite(stored)) End(StreamHub.TryAgainLater);
    }

    private async Task WriteAsync()
    {
        try
        {
            await CatchUpAsync();
            while (await queue.Reader.WaitToReadAsync(ending.Token))
            {
                while (!ending.IsCancellationRequested && queue.Reader.TryRead(out var next)) await WriteAsync(next);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream ends.
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or IOException)
        {
            End(WebSocketCloseStatus.NormalClosure); // The peer is gone.
        }
        catch (Exception e)
        {
            StreamFailed(log, conversation, e);
            End(StreamHub.TryAgainLater); // The client comes back with its watermark and gets what it missed.
        }
    }

    private Task WriteAsync(StoredActivity next)
    {
        if (ReferenceEquals(next, KeepAlive)) return SendAsync(ReadOnlyMemory<byte>.Empty);

        if (next.Sequence == 0) return SendAsync(ActivitySet.Write([renderer.Render(next)], sent));

        return next.Sequence == sent + 1 ? SendAsync([next])
            : next.Sequence > sent ? CatchUpAsync()
            : Task.CompletedTask;
    }

    private async Task CatchUpAsync()
    {
        while (true)
        {
            var read = await bot.ReadAsync(conversation, sent, ActivityCalls.Page, ending.Token);
            if (read.Count > 0) await SendAsync(read);

            if (read.Count < ActivityCalls.Page) return;
        }
    }

    private async Task SendAsync(IReadOnlyList<StoredActivity> activities)
    {
        sent = activities[^1].Sequence;
        var shown = activities.Where(ActivitySet.IsShown).Select(renderer.Render).ToList();
        if (shown.Count > 0) await SendAsync(ActivitySet.Write(shown, sent));
    }

    /// <summary>Not cancelled by <see cref="End"/>, because half a frame leaves nothing to close properly.</summary>
    private Task SendAsync(ReadOnlyMemory<byte> frame) =>
        socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask();

    private async Task ReadAsync()
    {
        var buffer = new byte[256];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    End(WebSocketCloseStatus.NormalClosure);
                    return;
                }

                length = read.EndOfMessage ? 0 : length + read.Count;
                if (length > MaxIncoming)
                {
                    // Read on until the peer has seen why: closing over unread data would take the reason from it.
                    End(WebSocketCloseStatus.MessageTooBig);
                    length = 0;
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or IOException or InvalidOperationException)
        {
            End(WebSocketCloseStatus.NormalClosure); // The peer is gone, or the socket was given up below.
        }
    }

    private async Task CloseAsync(Task writing, Task reading)
    {
        var stops = closeStatus == (int)WebSocketCloseStatus.EndpointUnavailable;
        using var patience = new CancellationTokenSource(stops ? StoppingTime : ClosingTime);
        try
        {
            await writing.WaitAsync(patience.Token);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)closeStatus, null, patience.Token);

            await reading.WaitAsync(patience.Token); // It ends with the peer's own close frame.
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException
            or IOException or InvalidOperationException)
        {
            // Given up below.
        }

        socket.Abort();
    }

    [LoggerMessage(1411, LogLevel.Error, "The stream of conversation {Conversation} failed")]
    private static partial void StreamFailed(ILogger log, string conversation, Exception fault);
}
