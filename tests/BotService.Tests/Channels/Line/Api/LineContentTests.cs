using BotService.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Api;

public sealed class LineContentTests : IDisposable
{
    private const string Address = "http://127.0.0.1:2/v2/bot/message/m1/content";

    private readonly FakeLine line = new();
    private readonly JumpingTime time = new();

    public void Dispose() => line.Dispose();

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public async Task Content_IsFetchedUpToItsBound(int max, bool whole)
    {
        line.Answer(200, "sound");
        var content = await FetchAsync(max);
        Assert.Equal(whole ? "sound"u8.ToArray() : null, content);
        Assert.Equal(
            (Address, "Bearer " + FakeLine.AccessToken),
            (line.Requests.Single().Address, line.Requests.Single().Authorization));
    }

    [Fact]
    public async Task Content_OfUntoldLength_IsBoundedWhileReading()
    {
        var endless = new Endless();
        line.Answers.Enqueue(_ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(endless) }));
        Assert.Null(await FetchAsync(100_000));
        Assert.InRange(endless.Given, 100_000, 200_000);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(500)]
    public async Task Content_Gone_IsNull(int status)
    {
        line.Answer(status, "sound");
        Assert.Null(await FetchAsync());
    }

    [Fact]
    public async Task Content_InPreparation_IsFetchedWhenReady()
    {
        line.Answer(202);
        line.Answer(200, """{"status":"processing"}""");
        line.Answer(200, """{"status":"succeeded"}""");
        line.Answer(200, "sound");
        Assert.Equal("sound"u8.ToArray(), await FetchAsync());
        Assert.Equal(
            [Address, Address + "/transcoding", Address + "/transcoding", Address],
            line.Requests.Select(asked => asked.Address));
    }

    [Fact]
    public async Task Content_ThatCannotBePrepared_IsNull()
    {
        line.Answer(202);
        line.Answer(200, """{"status":"failed"}""");
        Assert.Null(await FetchAsync());
        Assert.Equal(2, line.Requests.Count);
    }

    [Fact]
    public async Task Content_NeverReady_IsGivenUpAfterTenSeconds()
    {
        line.Answer(202);
        for (var i = 0; i < 100; i++)
        {
            line.Answer(200, """{"status":"processing"}""");
        }

        Assert.Null(await FetchAsync());
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(10));
        Assert.InRange(line.Requests.Count, 8, 15);
    }

    private Task<byte[]?> FetchAsync(int max = 1000) =>
        new LineContent(line.Http, time, line.Options).GetAsync(line.Account, "m1", max, default);

    /// <summary>A clock that jumps over each wait.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        public TimeSpan Passed { get; private set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Passed += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
