using BotService.Held;

namespace BotService.Tests.Held;

public sealed class HeldPatienceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TwoClocks time = new();

    [Fact]
    public void Clock_GoingOn_EndsWhatIsOver()
    {
        var patience = new HeldPatience(time);
        Assert.Empty(patience.Over([Answer()]));
        time.Go(TimeSpan.FromMinutes(5));
        Assert.Single(patience.Over([Answer()]));
    }

    [Fact]
    public void Clock_SetBackAnHour_HoldsNothingAnHourLonger()
    {
        var patience = new HeldPatience(time);
        Assert.Empty(patience.Over([Answer()]));
        time.Wall -= TimeSpan.FromHours(1);
        time.Go(TimeSpan.FromMinutes(4));
        Assert.Empty(patience.Over([Answer()]));
        time.Go(TimeSpan.FromMinutes(1));
        Assert.Single(patience.Over([Answer()]));
    }

    [Fact]
    public void Clock_SetBackBeforeARestart_HoldsItOnceMoreAtMost()
    {
        time.Wall -= TimeSpan.FromHours(1);
        var patience = new HeldPatience(time);
        Assert.Empty(patience.Over([Answer()]));
        time.Go(TimeSpan.FromMinutes(5));
        Assert.Single(patience.Over([Answer()]));
    }

    private static HeldAnswer Answer() => new(
        1, "c", null, 1, "cpc.taxi-discount", "cpc", "webchat", "zh-TW", "q", Noon, Noon.AddMinutes(3), Noon.AddMinutes(5),
        HeldStates.Waiting, 0);

    /// <summary>The clock on the wall, which somebody sets, and one that goes on evenly.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        private TimeSpan gone;

        public DateTimeOffset Wall { get; set; } = Noon;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => gone.Ticks;

        public void Go(TimeSpan by) => (Wall, gone) = (Wall + by, gone + by);
    }
}
