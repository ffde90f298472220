using System.Collections.Concurrent;
using System.Net.WebSockets;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>All open streams: admits them, keeps them awake with one timer, ends them when the service stops.</summary>
internal sealed class StreamHub(
    Tokens tokens, Origins origins, ITurnDoor bot, ActivityRenderer renderer, TimeProvider time, IOptions<DirectLineOptions> options,
    IHostApplicationLifetime lifetime, ILogger<StreamHub> log) : BackgroundService
{
    /// <summary>"Try again later" (IANA registry of close codes); .NET has no name for it.</summary>
    public const WebSocketCloseStatus TryAgainLater = (WebSocketCloseStatus)1013;

    /// <summary>A peer that does not answer pings for this long is gone.</summary>
    private static readonly TimeSpan PingTime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, StreamSocket> sockets = new();
    private readonly Dictionary<string, List<StreamSocket>> byConversation = [];
    private long lastNumber;

    public int Count => sockets.Count;

    /// <summary><c>GET conversations/{id}/stream?t=…[&amp;watermark=…]</c></summary>
    public async Task<IResult> ConnectAsync(HttpContext http, string id, string? t, string? watermark)
    {
        if (!http.WebSockets.IsWebSocketRequest) return ProtocolError.BadArgument("This address is for a WebSocket.");

        if (Refusal(http.Request, id, t) is { } refusal) return refusal;

        if (await bot.FindAsync(id, http.RequestAborted) is not { Channel: ConversationCalls.Channel } conversation)
            return ProtocolError.ConversationNotFound;

        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return ProtocolError.Unavailable("The service is stopping.");

        var after = Watermark.Parse(watermark, conversation.LastSequence) ?? conversation.LastSequence;
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = PingTime, KeepAliveTimeout = PingTime });
        await RunAsync(new StreamSocket(socket, id, after, bot, renderer, options.Value.StreamQueue, log));
        return Results.Empty;
    }

    private ProtocolError? Refusal(HttpRequest request, string id, string? token)
    {
        var state = tokens.ReadStream(token ?? "", out var grant);
        return state == TokenState.Expired ? ProtocolError.TokenExpired
            : state == TokenState.Valid && grant!.Conversation == id && origins.MayUse(request, grant.Origins) ? null
            : ProtocolError.Forbidden("The stream address is not valid here.");
    }

    /// <summary>
    /// The streams are spread over the seconds of the interval, so that thousands do not wake at once.
    /// </summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server waits for open streams before it stops, so they end at the first sign of stopping, not when this
        // service is stopped in its turn.
        await using var stopping = lifetime.ApplicationStopping.Register(EndAll);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            for (long second = 0; await timer.WaitForNextTickAsync(stoppingToken); second++)
            {
                foreach (var (number, socket) in sockets)
                {
                    if ((number + second) % options.Value.KeepAliveSeconds == 0) socket.Pulse();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task RunAsync(StreamSocket socket)
    {
        var number = Interlocked.Increment(ref lastNumber);
        sockets[number] = socket;
        Enter(socket)?.End(TryAgainLater);
        if (lifetime.ApplicationStopping.IsCancellationRequested) socket.End(WebSocketCloseStatus.EndpointUnavailable);

        try
        {
            await socket.RunAsync();
        }
        finally
        {
            sockets.TryRemove(number, out _);
            Leave(socket);
        }
    }

    /// <returns>The stream that must go because the conversation has too many.</returns>
    private StreamSocket? Enter(StreamSocket socket)
    {
        lock (byConversation)
        {
            if (!byConversation.TryGetValue(socket.Conversation, out var open))
                byConversation[socket.Conversation] = open = new List<StreamSocket>(1);

            open.Add(socket);
            if (open.Count <= options.Value.StreamsPerConversation) return null;

            var oldest = open[0];
            open.RemoveAt(0);
            return oldest;
        }
    }

    private void Leave(StreamSocket socket)
    {
        lock (byConversation)
        {
            if (byConversation.TryGetValue(socket.Conversation, out var open) && open.Remove(socket) && open.Count == 0)
                byConversation.Remove(socket.Conversation);
        }
    }

    private void EndAll()
    {
        foreach (var socket in sockets.Values) socket.End(WebSocketCloseStatus.EndpointUnavailable);
    }
}
