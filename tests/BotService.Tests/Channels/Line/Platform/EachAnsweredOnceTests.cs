using BotService.LineStandIn;
using Xunit.Sdk;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>The check that crashes and load rest on sees what it must see.</summary>
public sealed class EachAnsweredOnceTests
{
    private static readonly string Citizen = LineEvents.User("citizen");

    private readonly List<LineEvent> events =
        [.. Enumerable.Range(0, 3).Select(i => new LineEvents(TimeProvider.System).Text(Citizen, $"{i}"))];

    [Theory]
    [InlineData("0 1 2")]
    [InlineData("0 p 2")]
    [InlineData("p p p")]
    public void Answers_OneForEachInOrder_Pass(string answers) =>
        EachAnsweredOnce.InOrder("citizen", events, Answered(answers));

    [Theory]
    [InlineData("0 1")]
    [InlineData("0 1 2 p")]
    [InlineData("0 2 1")]
    [InlineData("p 0 2")]
    public void Answers_LostDoubledOrOutOfOrder_Fail(string answers) =>
        Assert.ThrowsAny<XunitException>(() => EachAnsweredOnce.InOrder("citizen", events, Answered(answers)));

    [Fact]
    public void Answers_MixedUp_PassWhereOrderIsNotAsked()
    {
        EachAnsweredOnce.InAnyOrder("citizen", events, Answered("2 0 1"));
        Assert.ThrowsAny<XunitException>(() => EachAnsweredOnce.InAnyOrder("citizen", events, Answered("2 0 1 p")));
        Assert.ThrowsAny<XunitException>(() => EachAnsweredOnce.InAnyOrder("citizen", events, Answered("2 0")));
    }

    [Theory]
    [InlineData(51, 3)]
    [InlineData(49, 4)]
    public void PushThatRepeatsAReply_CountsNotOnceTheTokenIsOld(int seconds, int left)
    {
        var late = DateTimeOffset.FromUnixTimeMilliseconds(events[1].Timestamp).AddSeconds(seconds);
        var arrived = Answered("0 1 p 2").Select(a => a.Way == "push" ? a with { At = late } : a).ToList();
        Assert.Equal(left, EachAnsweredOnce.WithoutLateRepeats(events, arrived).Count);
    }

    private List<Arrived> Answered(string answers) =>
        [.. answers.Split(' ').Select((a, i) => new Arrived(
            "power", Citizen, a == "p" ? "push" : "reply", PlatformClient.Text("x"),
            a == "p" ? null : events[a[0] - '0'].Id, null, $"call {i}", DateTimeOffset.UnixEpoch))];
}
