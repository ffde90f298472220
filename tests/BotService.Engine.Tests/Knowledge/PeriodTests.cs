using BotService.Engine.Knowledge;
using BotService.Tests.Cases;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Knowledge;

/// <summary>The first and the last day of a period belong to it.</summary>
public sealed class PeriodTests
{
    private static readonly Period March = new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    [Theory]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void Version_OnADay_IsInForceFromTheFirstToTheLast(string day, bool inForce)
    {
        var entry = Small.Knowledge.Entries["taipower.mail-bill"] with
        {
            Versions = [Versions.Of([]) with { InForce = March }]
        };
        var tariff = new Tariff(
            "t", [new(March, FactStatus.Confirmed, [], new Dictionary<string, decimal>(), [], default)], default);
        Assert.Equal(inForce, entry.InForce(DateOnly.Parse(day, null)) is not null);
        Assert.Equal(inForce, tariff.InForce(DateOnly.Parse(day, null)) is not null);
    }

    [Fact]
    public void Version_ThatFollowsOnTheNextDay_LeavesNoDayOutAndNoDayTwice()
    {
        var old = Versions.Of([]) with { InForce = March };
        var next = old with { InForce = new Period(new DateOnly(2026, 4, 1), null) };
        var entry = Small.Knowledge.Entries["taipower.mail-bill"] with { Versions = [old, next] };
        Assert.Same(old, entry.InForce(new DateOnly(2026, 3, 31)));
        Assert.Same(next, entry.InForce(new DateOnly(2026, 4, 1)));
        Assert.False(next.InForce.Contains(new DateOnly(2026, 3, 31)));
    }
}
