using BotService.Handoff;
using BotService.Handoff.Live;
using BotService.Staff;

namespace BotService.Tests.Handoff.Live;

/// <summary>Events whose numbers do not come in their order, and streams that are not read.</summary>
public sealed class LiveNumbersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Number_ThatComesAfterAHigherOne_IsSeenOnce()
    {
        var numbers = new LiveNumbers(10);
        Assert.True(numbers.Take(11, Now));
        Assert.True(numbers.Take(14, Now));
        Assert.Equal(11, numbers.From);
        Assert.True(numbers.Take(12, Now));
        Assert.False(numbers.Take(12, Now));
        Assert.False(numbers.Take(14, Now));
        Assert.Equal(12, numbers.From);
        numbers.Forget(Now.AddSeconds(1));
        Assert.Equal((14, false), (numbers.From, numbers.Take(13, Now)));
    }

    [Fact]
    public void Number_FarAhead_IsNotWaitedForWithoutBound()
    {
        var numbers = new LiveNumbers(0);
        Assert.True(numbers.Take(1_000_000, Now));
        Assert.Equal(1_000_000 - 1001, numbers.From);
    }

    [Fact]
    public async Task Stream_ThatIsNotRead_IsCutOff()
    {
        using var stream = new LiveStream(new Person("p", "p@example.tw", Role.Clerk, null), new HashSet<string>(), Now, _ => { });
        for (var i = 0; i < 300; i++) stream.Give(LiveShown.Beat, Now);
        var read = 0;
        await foreach (var _ in stream.Reader.ReadAllAsync()) read++;
        Assert.InRange(read, 1, 299);
    }

    [Theory]
    [InlineData("message", "taipower", "me", true)]
    [InlineData("message", "taipower", "other", false)]
    [InlineData("message", "taipower", null, true)]
    [InlineData("queue", "taipower", "other", true)]
    [InlineData("queue", "twc", "other", false)]
    [InlineData("queue", null, null, false)]
    [InlineData("message", "twc", "me", true)]
    public void Stream_SeesWhatItsPersonMay(string kind, string? organisation, string? person, bool sees)
    {
        using var stream = new LiveStream(new Person("me", "me@example.tw", Role.Clerk, "taipower"), new HashSet<string>(), Now, _ => { });
        Assert.Equal(sees, stream.Sees(new LiveEvent(1, Now, kind, organisation, person, "c", 0)));
    }
}
