using BotService.Engine.Gaps;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Gaps;

/// <summary>How many lines of the lists say that something is not sure, case by case.</summary>
public sealed class HedgeCounterTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly IReadOnlyList<EntryHedges> Counted =
        new HedgeCounter(Small.Knowledge, Small.Script.SheetLabels).Count("zh-TW", Today);

    /// <summary>For oneself four lines, for an agent five; the day of the visit is reported in both.</summary>
    [Fact]
    public void Count_OfAnEntry_GoesOverAllItsCases()
    {
        var pause = Counted.Single(e => e.Entry == "twc.pause");
        Assert.Equal((2, 9, 2), (pause.Cases, pause.Lines, pause.AllHedged));
        Assert.Equal(2, pause.Hedged[GapStatus.Reported]);
    }

    [Fact]
    public void Count_OfTheFirstScreens_HoldsWhatIsReadBeforeTheFold()
    {
        Assert.All(Counted, e => Assert.InRange(e.FirstHedged, 0, e.FirstLines));
        Assert.Contains(Counted, e => e.FirstHedged > 0);
    }

    [Fact]
    public void Count_OfALifeEvent_HoldsTheLinesOfItsTasks()
    {
        var moving = Counted.Single(e => e.Entry == "any.moving");
        Assert.True(moving.Lines > moving.Cases * Small.Knowledge.Entries["any.moving"].InForce(Today)!.Facts.Count);
        Assert.InRange(moving.AllHedged, 1, moving.Lines);
    }

    [Fact]
    public void Count_HoldsEachEntryOfWhichRulesAreInForce() => Assert.Equal(
        Small.Knowledge.Entries.Values.Where(e => e.InForce(Today) is not null).Select(e => e.Id).Order(StringComparer.Ordinal),
        Counted.Select(e => e.Entry));
}
