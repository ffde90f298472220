using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using BotService.Channels.Voice.Voices;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>
/// Where Asterisk connects to. A socket of its own, not one of the web server's: an endpoint added to that would take the
/// place of its usual addresses.
/// </summary>
internal sealed partial class AudioSocketListener(
    IServiceProvider services, IOptions<VoiceOptions> options, ILogger<AudioSocketListener> log) : IHostedService, IDisposable
{
    /// <summary>All calls, and as many again that have not said yet who they are.</summary>
    private const int MostConnections = 2 * AnnouncedCalls.MostInAll;

    private const int SendBytes = 8 * 1024;

    private readonly ConcurrentDictionary<Task, byte> sessions = new();
    private readonly CancellationTokenSource stopping = new();
    private TcpListener? listener;
    private Task accepting = Task.CompletedTask;

    /// <summary>Where it listens; null while it does not.</summary>
    public IPEndPoint? Address => listener?.LocalEndpoint as IPEndPoint;

    /// <exception cref="SocketException">Somebody else has the port.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var socket = options.Value.AudioSocket;
        if (socket.Key.Length == 0) return Task.CompletedTask;

        if (options.Value.TextToSpeech.Provider is VoicesRoom.Espeak or VoicesRoom.Recorded && !EspeakVoice.IsInstalled)
            NoEspeak(EspeakVoice.Program);

        // Made now: what a call needs and cannot be had refuses the start.
        var session = services.GetRequiredService<AudioSocketSession>();
        listener = new TcpListener(IPEndPoint.Parse(socket.Endpoint));
        listener.Start();
        Listens(Address!);
        accepting = AcceptAsync(listener, session);
        return Task.CompletedTask;
    }

    /// <summary>Calls under way are given to a person.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await accepting;
        await Task.WhenAll(sessions.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        listener?.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync(TcpListener from, AudioSocketSession session)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await from.AcceptSocketAsync(stopping.Token);
                if (sessions.Count < MostConnections) Begin(ServeAsync(socket, session));
                else socket.Dispose();
            }
            catch (OperationCanceledException)
            {
                // Stopping.
            }
            catch (SocketException e)
            {
                NotAccepted(e.SocketErrorCode);
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }

        from.Stop();
    }

    private void Begin(Task serving)
    {
        sessions[serving] = 0;
        _ = serving.ContinueWith(
            done => sessions.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task ServeAsync(Socket socket, AudioSocketSession session)
    {
        using var ours = socket;
        socket.NoDelay = true;
        // Half a second of sound: whoever reads no more is noticed soon, and nothing old is heard after a key.
        socket.SendBufferSize = SendBytes;
        // The pacer must never wait for one call: a write that would block is an error instead.
        socket.Blocking = false;
        try
        {
            await session.ServeAsync(socket, stopping.Token);
        }
        catch (Exception e)
        {
            NotServed(e.GetType().Name);
        }
    }

    [LoggerMessage(2040, LogLevel.Information, "Asterisk's calls are taken at {Address}")]
    private partial void Listens(IPEndPoint address);

    [LoggerMessage(2041, LogLevel.Warning, "{Program} is not installed: nothing can be voiced, and every call goes to a person")]
    private partial void NoEspeak(string program);

    [LoggerMessage(2042, LogLevel.Error, "A connection could not be taken: {Error}")]
    private partial void NotAccepted(SocketError error);

    [LoggerMessage(2043, LogLevel.Error, "A connection ended with {Error}")]
    private partial void NotServed(string error);
}
