using System.Net.Sockets;
using BotService.Channels.Voice.Talking;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>
/// The connection of one call: the pacer writes, a task of its own reads, and neither waits for the other.
/// </summary>
/// <param name="isQuiet">Told once when Asterisk has sent nothing for three seconds.</param>
internal sealed class AudioSocketLine(Socket socket, PhoneTalk talk, Action isQuiet) : IPaced, IDisposable
{
    private const int Alarm = 3 * SoundStage.FramesASecond;

    private static readonly byte[] EndFrame = [AudioFrames.End, 0, 0];

    private readonly CancellationTokenSource gone = new();
    private readonly TaskCompletionSource given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int withoutFrame;
    private bool isOver;

    /// <summary>Cancelled when nobody is there any more.</summary>
    public CancellationToken Gone => gone.Token;

    /// <summary>Done when the end was sent.</summary>
    public Task Given => given.Task;

    /// <summary>Why nobody is there: the caller hung up, unless something else is known.</summary>
    public string Cause { get; private set; } = "client-disconnected";

    /// <summary>One write for a frame: Asterisk hangs up when a header comes without its payload.</summary>
    public void Tick(Span<byte> frame)
    {
        if (isOver) return;

        isOver = !talk.Stage.Take(frame[AudioFrames.HeaderBytes..]);
        try
        {
            Send(isOver ? EndFrame : frame);
        }
        catch (ObjectDisposedException)
        {
            // The call was closed in this very moment.
            isOver = true;
        }

        if (isOver) given.TrySetResult();

        if (Interlocked.Increment(ref withoutFrame) == Alarm) isQuiet();
    }

    /// <summary>Reads whatever comes, until Asterisk closes: a window that fills up ends the call.</summary>
    /// <param name="buffer">With what was read already, of at least <see cref="AudioFrames.LargestBytes"/>.</param>
    public async Task ReadAsync(byte[] buffer, int filled)
    {
        try
        {
            while (true)
            {
                filled = Hear(buffer, filled);
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (read == 0) return;

                filled += read;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // As good as hung up.
        }
        finally
        {
            await gone.CancelAsync();
        }
    }

    public void Dispose() => gone.Dispose();

    /// <returns>How many bytes of a frame that is not complete are left at the beginning.</returns>
    private int Hear(byte[] buffer, int filled)
    {
        ReadOnlySpan<byte> bytes = buffer.AsSpan(0, filled);
        while (AudioFrames.TryTake(ref bytes, out var type, out var payload))
        {
            Volatile.Write(ref withoutFrame, 0);
            if (type == AudioFrames.Sound) talk.Hear(payload);
            else if (type == AudioFrames.Key && payload.Length == 1) talk.Press((char)payload[0]);
        }

        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        if (socket.Send(bytes, SocketFlags.None, out var error) == bytes.Length) return;

        // A write that would have to wait: the window is full, and the call as good as lost.
        if (error is SocketError.WouldBlock or SocketError.Success) Cause = "not-read";
        isOver = true;
        _ = gone.CancelAsync();
    }
}
