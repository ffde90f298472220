using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Hours;

namespace BotService.Tests.Dialogs.Handoff;

/// <summary>The expected wait, and what is promised of it.</summary>
public sealed class QueuePlaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 20, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(0, 1, 6.0, 0, 1, "10:06")]
    [InlineData(3, 2, 5.0, 8, 12, "10:13")]
    [InlineData(40, 4, 6.5, 65, 98, "11:39")]
    public void Wait_IsPeopleAheadTimesTheMedianByThePeopleThere_RoundedUp(
        int ahead, int there, double median, int from, int to, string promise)
    {
        var place = QueuePlace.Of(Now, ahead, there, TimeSpan.FromMinutes(median), TimeSpan.FromMinutes(5));
        Assert.Equal((from, to), (place.From!.Value, place.To!.Value));
        Assert.Equal(promise, place.Promise.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(place.Promise >= Now + TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Wait_BeforeTheFirstTalk_IsNoFigure()
    {
        var place = QueuePlace.Of(Now, 7, 1, null, TimeSpan.FromMinutes(5));
        Assert.Equal((7, null, null), (place.Ahead, place.From, place.To));
    }

    [Fact]
    public void Place_OfAnOrganisationWithoutPeopleOfItsOwn_IsWithThoseWhoTakeAll()
    {
        var terms = new HandoffTerms(Now, HoursTable.None, TimeSpan.FromMinutes(5), new Dictionary<string, QueueStanding>
        {
            [HoursTable.Everybody] = new(1, 4, null), ["twc"] = new(2, 9, null),
        });
        Assert.Equal((9, 0, 4), (terms.PlaceIn("twc")!.Ahead, terms.PlaceIn("cpc")!.Ahead, terms.PlaceIn("any")!.Ahead));
        Assert.Null((terms with { Queues = new Dictionary<string, QueueStanding>() }).PlaceIn("twc"));
    }
}
