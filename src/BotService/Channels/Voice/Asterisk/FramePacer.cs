namespace BotService.Channels.Voice.Asterisk;

/// <summary>Whatever is to send something every 20 ms. It must not wait for anything.</summary>
internal interface IPaced
{
    /// <param name="frame">Room for a frame of sound, its header written.</param>
    void Tick(Span<byte> frame);
}

/// <summary>
/// The clock of all calls: one thread, every 20 ms one frame for each. We are the clock of the line: a frame too many is a
/// click, and one too few a gap, so what was missed is not made up for beyond one frame.
/// </summary>
internal sealed partial class FramePacer : IDisposable
{
    private const int FramesASecond = Talking.SoundStage.FramesASecond;

    private readonly Lock gate = new();
    private readonly ManualResetEventSlim wake = new();
    private readonly TimeProvider time;
    private readonly ILogger<FramePacer> log;
    private readonly Thread thread;
    private volatile IPaced[] lines = [];
    private volatile bool isOver;

    public FramePacer(TimeProvider time, ILogger<FramePacer> log)
    {
        (this.time, this.log) = (time, log);
        thread = new Thread(Run) { IsBackground = true, Name = "telephone", Priority = ThreadPriority.Highest };
        thread.Start();
    }

    public void Add(IPaced line)
    {
        lock (gate) { lines = [.. lines, line]; }

        wake.Set();
    }

    public void Remove(IPaced line)
    {
        lock (gate) { lines = [.. lines.Where(one => one != line)]; }
    }

    public void Dispose()
    {
        isOver = true;
        wake.Set();
        thread.Join();
        wake.Dispose();
    }

    private void Run()
    {
        Span<byte> frame = stackalloc byte[AudioFrames.HeaderBytes + AudioFrames.SoundBytes];
        AudioFrames.WriteSoundHeader(frame);
        var period = time.TimestampFrequency / FramesASecond;
        var next = time.GetTimestamp();
        while (!isOver)
        {
            if (lines.Length == 0)
            {
                wake.Reset();
                if (lines.Length == 0 && !isOver) wake.Wait();

                next = time.GetTimestamp();
            }

            foreach (var line in lines) Tick(line, frame);

            next += period;
            var left = next - time.GetTimestamp();
            if (left < -period) next = time.GetTimestamp();
            else if (left > 0) Thread.Sleep((int)(left * 1000 / time.TimestampFrequency));
        }
    }

    /// <summary>What goes wrong in one call must not end the others.</summary>
    private void Tick(IPaced line, Span<byte> frame)
    {
        try
        {
            line.Tick(frame);
        }
        catch (Exception e)
        {
            Remove(line);
            NotSent(e.GetType().Name);
        }
    }

    [LoggerMessage(2039, LogLevel.Error, "A call gets no more sound: {Error}")]
    private partial void NotSent(string error);
}
