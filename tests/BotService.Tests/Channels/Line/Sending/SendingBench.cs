using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Messages;
using BotService.Channels.Line.Sending;
using BotService.Conversations;
using BotService.Protocol;
using BotService.Tests.Channels.Line.Api;
using BotService.Tests.Channels.Line.Messages;

namespace BotService.Tests.Channels.Line.Sending;

/// <summary>
/// A sender with all that stands between it and the wire; only LINE and the writing of messages are played.
/// </summary>
internal sealed class SendingBench : ILineMessages, IDisposable
{
    public SendingBench(bool allowPush = true)
    {
        Line = new FakeLine(
            new LineAccount { Name = "water", ChannelAccessToken = FakeLine.AccessToken, AllowPush = allowPush });
        Slow = new SlowTurns(Line.Api, Line.Time, Line.Logs.For<SlowTurns>());
        Sender = NewSender();
    }

    public FakeLine Line { get; }

    public SlowTurns Slow { get; }

    public LineSender Sender { get; private set; }

    /// <summary>Thrown when messages are to be written.</summary>
    public Exception? WritingFails { get; set; }

    public bool NothingToSay { get; set; }

    /// <summary>As after a crash: nothing is remembered.</summary>
    public void Restart() => Sender = NewSender();

    public Task<Delivery> SendAsync(OutboxTurn turn) => Sender.SendAsync(turn, default);

    /// <param name="age">Of the ticket, in seconds; null for no ticket.</param>
    public OutboxTurn Turn(double? age = 0, bool uncertain = false, params string[] texts) => new(
        "l-1", "line/water", "http://127.0.0.1:1",
        $$"""{"account":"water","destination":"Ubot","to":"{{FakeLine.Citizen}}","kind":"user"}""",
        age is { } seconds
            ? new LineTicket("the-reply-token", Line.Time.GetUtcNow().AddSeconds(-seconds)).ToJson() : null,
        [.. (texts is [] ? ["what we answered"] : texts).Select(
            (text, i) => new OutboxReply(
                i + 1, new StoredActivity(
                    0, new Activity(new JsonObject { ["id"] = $"reply-{i + 1}", ["replyToId"] = "asked" }),
                    new Spoken(ToLine.Text(text), null))))],
        Attempt: uncertain ? 2 : 1, uncertain);

    public IReadOnlyList<JsonObject> Write(IReadOnlyList<Spoken> replies, LineAccount account) =>
        WritingFails is not null ? throw WritingFails
        : NothingToSay ? []
        : [.. replies.Select(said => new JsonObject
        {
            ["type"] = "flex", ["altText"] = said.Reply.Text, ["quickReply"] = null,
        })];

    public void Dispose()
    {
        Slow.Dispose();
        Line.Dispose();
    }

    private LineSender NewSender() =>
        new(Line.Api, new LineForms(this, Line.Logs.For<LineForms>()), Slow, new PushBudget(new LineQuotas(Line.Api), Line.Time),
            Line.Options, Line.Time,
            Line.Logs.For<LineSender>());
}
