using System.Net.Sockets;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Talking;
using BotService.Channels.Voice.Voices;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>
/// One connection from the first frame to the last: who it is, the talk, and where the call goes then.
/// </summary>
internal sealed partial class AudioSocketSession(
    AnnouncedCalls announced, NextTargets targets, FramePacer pacer, TalkParts parts, TimeProvider time,
    ILogger<AudioSocketSession> log)
{
    private const int UuidBytes = 16;

    private static readonly TimeSpan ToSayWho = TimeSpan.FromSeconds(2), ToHangUp = TimeSpan.FromSeconds(2);

    /// <param name="stopping">The service stops: the call goes to a person.</param>
    public async Task ServeAsync(Socket socket, CancellationToken stopping)
    {
        var buffer = new byte[AudioFrames.LargestBytes];
        var (call, filled) = await WhoAsync(socket, buffer, stopping);
        if (call == default || announced.Take(call) is not { } start)
        {
            NotAnnounced(call);
            return;
        }

        try
        {
            await TalkAsync(socket, call, start, buffer, filled, stopping);
        }
        finally
        {
            announced.Release(call);
        }
    }

    /// <summary>The first frame holds the UUID; bytes after it are moved to the beginning.</summary>
    private async Task<(Guid Call, int Filled)> WhoAsync(Socket socket, byte[] buffer, CancellationToken stopping)
    {
        const int bytes = AudioFrames.HeaderBytes + UuidBytes;
        using var patience = new CancellationTokenSource(ToSayWho, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        var filled = 0;
        try
        {
            while (filled < bytes)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled), either.Token);
                if (read == 0) return default;

                filled += read;
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return default;
        }

        if (buffer is not [AudioFrames.Call, 0, UuidBytes, ..]) return default;

        var call = new Guid(buffer.AsSpan(AudioFrames.HeaderBytes, UuidBytes), bigEndian: true);
        buffer.AsSpan(bytes, filled - bytes).CopyTo(buffer);
        return (call, filled - bytes);
    }

    private async Task TalkAsync(
        Socket socket, Guid call, CallStart start, byte[] buffer, int filled, CancellationToken stopping)
    {
        var began = time.GetTimestamp();
        Begins(call);
        var talk = new PhoneTalk(parts);
        using var line = new AudioSocketLine(socket, talk, () => Quiet(call));
        // From here on there is sound, if only silence: Asterisk hangs up after two seconds without.
        pacer.Add(line);
        var reading = line.ReadAsync(buffer, filled);
        var cause = "failed";
        try
        {
            cause = await RunAsync(talk, line, call, start, stopping);
            talk.Stage.End();
            await Task.WhenAny(line.Given, reading).WaitAsync(ToHangUp, time, CancellationToken.None);
            await reading.WaitAsync(ToHangUp, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // Asterisk leaves the closing to us.
        }
        finally
        {
            pacer.Remove(line);
            socket.Close();
            await reading;
            await EndAsync(start.Call, cause);
            Ended(call, cause, (int)time.GetElapsedTime(began).TotalSeconds);
        }
    }

    /// <summary>Whatever goes wrong, the caller gets a person.</summary>
    /// <returns>Why the call ended.</returns>
    private async Task<string> RunAsync(
        PhoneTalk talk, AudioSocketLine line, Guid call, CallStart start, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(line.Gone, stopping);
        var end = new TalkEnd(TalkEnd.Operator, "failed");
        try
        {
            end = await talk.RunAsync(start, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            end = end with { Reason = line.Gone.IsCancellationRequested ? line.Cause : "stopping" };
        }
        catch (VoiceFailedException e)
        {
            NotVoiced(call, e.InnerException!.GetType().Name);
            end = end with { Reason = "voice-failed" };
        }
        catch (Exception e)
        {
            Failed(call, e.GetType().Name, e.TargetSite?.DeclaringType?.Name ?? "?");
        }

        targets.Remember(call, end.Target);
        return end.Reason;
    }

    private async Task EndAsync(string call, string cause)
    {
        try
        {
            await parts.Door.EndAsync(call, cause, CancellationToken.None);
        }
        catch (Exception e)
        {
            NotEnded(call, e.GetType().Name);
        }
    }

    [LoggerMessage(2032, LogLevel.Warning, "A connection named call {Call}, which was not announced in time or is under way; it is closed")]
    private partial void NotAnnounced(Guid call);

    [LoggerMessage(2033, LogLevel.Information, "Call {Call} begins")]
    private partial void Begins(Guid call);

    [LoggerMessage(2034, LogLevel.Information, "Call {Call} ended after {Seconds} s: {Cause}")]
    private partial void Ended(Guid call, string cause, int seconds);

    [LoggerMessage(2035, LogLevel.Warning, "Call {Call}: Asterisk has sent nothing for three seconds")]
    private partial void Quiet(Guid call);

    [LoggerMessage(2036, LogLevel.Error, "Call {Call} cannot be voiced ({Error}); it goes to a person")]
    private partial void NotVoiced(Guid call, string error);

    [LoggerMessage(2037, LogLevel.Error, "Call {Call} failed with {Error} in {Place}; it goes to a person")]
    private partial void Failed(Guid call, string error, string place);

    [LoggerMessage(2038, LogLevel.Error, "The end of call {Call} could not be kept: {Error}")]
    private partial void NotEnded(string call, string error);
}
