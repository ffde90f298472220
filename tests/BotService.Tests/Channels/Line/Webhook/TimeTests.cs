using BotService.Channels.Line;

namespace BotService.Tests.Channels.Line.Webhook;

/// <summary>Order, redelivery, and clocks that show nonsense.</summary>
public sealed class TimeTests
{
    [Fact]
    public void EventsOfAWebhook_AreInTheOrderTheyHappened()
    {
        var read = Events.Read(Events.Webhook(
            Events.Text("third", "01HE3", at: Events.Now),
            Events.Text("first", "01HE9", at: Events.Now.AddSeconds(-2)),
            Events.Text("fourth", "01HE4", at: Events.Now),
            Events.Text("second", "01HE1", at: Events.Now.AddSeconds(-1))));
        Assert.Equal(["first", "second", "third", "fourth"], read.Select(one => one.Activity.Said));
    }

    [Fact]
    public void Ticket_CountsFromWhenTheWebhookCame()
    {
        var read = Assert.Single(Events.Read(Events.Webhook(Events.Text("x", at: Events.Now.AddSeconds(-50)))));
        Assert.Equal((Events.Now, Events.Now.AddSeconds(-50)), (LineTicket.Parse(read.Ticket)!.At, read.Happened));
    }

    [Theory]
    [InlineData(-50, -50)]
    [InlineData(+50, 0)]
    public void TicketOfARedelivery_CountsFromTheEvent(int happened, int at)
    {
        var read = Assert.Single(
            Events.Read(Events.Webhook(
                Events.Text("x", at: Events.Now.AddSeconds(happened),
                    rest: "\"deliveryContext\":{\"isRedelivery\":true}"))));
        Assert.Equal(Events.Now.AddSeconds(at), LineTicket.Parse(read.Ticket)!.At);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("5")]
    public void EventWithoutAToken_HasNoTicket(string token) =>
        Assert.Null(Assert.Single(Events.Read(Events.Webhook(Events.Text("x", rest: $"\"replyToken\":{token}")))).Ticket);

    [Theory]
    [InlineData("null")]
    [InlineData("\"today\"")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("1e300")]
    [InlineData("9223372036854775807")]
    [InlineData("1795323600001")] // a day and a millisecond ahead
    public void TimestampThatCannotBe_IsReplacedByOurClock(string timestamp) =>
        Assert.Equal(
            Events.Now, Assert.Single(Events.Read(Events.Webhook(Events.Text("x", rest: $"\"timestamp\":{timestamp}")))).Happened);

    [Fact]
    public void WebhookAWeekOld_IsNotAnswered()
    {
        var webhook = Events.Webhook(Events.Text("x"));
        Assert.Empty(Events.Read(webhook, received: Events.Now.AddDays(7)));
        Assert.Single(Events.Read(webhook, received: Events.Now.AddDays(1)));
    }

    [Fact]
    public void MessageTakenBack_StaysTakenBackHoweverLate() =>
        Assert.Single(
            Events.Read(Events.Webhook(Events.Event("unsend", "\"unsend\":{\"messageId\":\"7\"}")),
                received: Events.Now.AddDays(7)));
}
