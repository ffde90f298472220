using BotService.Conversations;
using BotService.Engine.Data;
using BotService.Protocol;
using BotService.Tests.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Sending;

public sealed class LineSenderTests : IDisposable
{
    private const string KeyOfFirst = "111fbcf8-1e7a-550e-85d0-ee7b0ef15d7f";

    private const string Gone = """{"message":"Invalid reply token"}""";

    private readonly SendingBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("line/water", true)]
    [InlineData("connector/line", false)]
    [InlineData("line", false)]
    [InlineData("directline", false)]
    public void Handles_LineOnly(string channel, bool handles) => Assert.Equal(handles, bench.Sender.Handles(channel));

    [Fact]
    public async Task Reply_CarriesTheTokenAndAllOfTheTurn()
    {
        await bench.SendAsync(bench.Turn(texts: ["one", "two"]));
        var body = bench.Line.Requests.Single().Json;
        Assert.Equal(
            """{"messages":[{"type":"flex","altText":"one"},{"type":"flex","altText":"two"}],"replyToken":"the-reply-token"}""", body.ToJsonString());
    }

    [Fact]
    public async Task Push_GoesToWhomTheReferenceNames()
    {
        await bench.SendAsync(bench.Turn(age: null));
        var body = bench.Line.Requests.Single().Json;
        Assert.Equal((FakeLine.Citizen, null), ((string?)body["to"], body["replyToken"]));
    }

    [Fact]
    public async Task RetryKey_IsTheSameAfterARestart_AndAnotherForOtherReplies()
    {
        await bench.SendAsync(bench.Turn(age: null));
        bench.Restart();
        await bench.SendAsync(bench.Turn(age: null, uncertain: true));
        var other = bench.Turn(age: null);
        await bench.SendAsync(
            other with { Replies = [new OutboxReply(1, new StoredActivity(0, new Activity(new() { ["id"] = "reply-9", ["text"] = "x" })))] });
        var keys = bench.Line.Requests.Select(asked => asked.RetryKey).ToArray();
        // As it was first given: a key that changed with a release would let a push be doubled across it.
        Assert.Equal(KeyOfFirst, keys[0]);
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }

    [Fact]
    public async Task RetryKey_OfThePlainText_IsItsOwn_BecauseAKeySpeaksForOneBody()
    {
        bench.Line.Answer(400, """{"message":"bad","details":[{"property":"messages[0]"}]}""");
        await bench.SendAsync(bench.Turn(age: null));
        Assert.Equal(2, bench.Line.Requests.Select(asked => asked.RetryKey).Distinct().Count());
    }

    [Fact]
    public async Task UnknownReply_IsRepeatedWithTheSameToken_ThenPushed()
    {
        bench.Line.Answer(500);
        bench.Line.Answer(500);
        var turn = bench.Turn();
        await bench.SendAsync(turn);
        bench.Line.Time.Advance(TimeSpan.FromSeconds(20));
        await bench.SendAsync(turn with { Attempt = 2, Uncertain = true });
        bench.Line.Time.Advance(TimeSpan.FromSeconds(40));
        var last = await bench.SendAsync(turn with { Attempt = 3, Uncertain = true });
        Assert.Equal(["reply", "reply", "push"], bench.Line.Requests.Select(asked => asked.Last));
        Assert.Equal("push", last.Way);
    }

    [Fact]
    public async Task PushOfUnknownEnd_IsNotTakenForAnAcceptedReply()
    {
        // The token was gone before anything was sent; the push that followed may or may not have been taken.
        bench.Line.Answer(400, Gone);
        bench.Line.Answer(500);
        bench.Line.Answer(409);
        var turn = bench.Turn();
        Assert.Equal(DeliveryOutcome.Unknown, (await bench.SendAsync(turn)).Outcome);
        var second = await bench.SendAsync(turn with { Attempt = 2, Uncertain = true });
        Assert.Equal((DeliveryOutcome.Taken, "push"), (second.Outcome, second.Way));
        Assert.Equal(["reply", "push", "push"], bench.Line.Requests.Select(asked => asked.Last));
        Assert.Equal(bench.Line.Requests[1].RetryKey, bench.Line.Requests[2].RetryKey);
    }

    [Theory]
    [InlineData("""{"message":"You have reached your monthly limit."}""", null, 3600)]
    [InlineData("""{"message":"The API rate limit has been exceeded. Try again later."}""", null, 2)]
    [InlineData("""{"message":"The API rate limit has been exceeded. Try again later."}""", 7, 7)]
    public async Task TooManyPushes_WaitAsLongAsTheirReason(string body, int? after, int wait)
    {
        bench.Line.Answer(
            429, body, response => response.Headers.RetryAfter = after is { } seconds
                ? new(TimeSpan.FromSeconds(seconds)) : null);
        Assert.Equal(TimeSpan.FromSeconds(wait), (await bench.SendAsync(bench.Turn(age: null))).RetryAfter);
        Assert.Equal(wait == 3600, bench.Line.Logs.All.Contains("Error 1623", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RefusedMessages_AreLoggedByTheirProperties()
    {
        bench.Line.Answer(
            400, """{"message":"secret","details":[{"message":"secret","property":"messages[0].contents"},{"property":"messages[1]"},{}]}""");
        await bench.SendAsync(bench.Turn());
        Assert.Contains("Error 1620", bench.Line.Logs.All, StringComparison.Ordinal);
        Assert.Contains(
            "for messages[0].contents, messages[1], request req-400", bench.Line.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret ", bench.Line.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoTokenLeftAndNoPush_IsWarnedAndCounted()
    {
        using var quiet = new SendingBench(allowPush: false);
        await quiet.SendAsync(quiet.Turn(age: null));
        await quiet.SendAsync(quiet.Turn(age: null));
        Assert.Contains(
            "Warning 1622 Conversation l-1: no reply token is left and LINE account water may not push; 2 turns unanswered", quiet.Line.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessagesThatCannotBeWritten_GoAsPlainText()
    {
        bench.WritingFails = new InvalidOperationException("secret");
        Assert.Equal(DeliveryOutcome.Taken, (await bench.SendAsync(bench.Turn())).Outcome);
        Assert.Equal("what we answered", (string?)bench.Line.Requests.Single().Json["messages"]![0]!["text"]);
        Assert.Contains("Error 1621", bench.Line.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret ", bench.Line.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingToSay_IsTakenWithoutACall()
    {
        bench.NothingToSay = true;
        Assert.Equal(DeliveryOutcome.Taken, (await bench.SendAsync(bench.Turn())).Outcome);
        Assert.Empty(bench.Line.Requests);
    }

    [Theory]
    [InlineData(null, DeliveryOutcome.Refused)]
    [InlineData("nonsense", DeliveryOutcome.Refused)]
    [InlineData("""{"account":"gone","destination":"Ubot","to":"U1","kind":"user"}""", DeliveryOutcome.Failed)]
    public async Task WithoutReceiverOrAccount_NothingIsSent(string? reference, DeliveryOutcome outcome)
    {
        Assert.Equal(outcome, (await bench.SendAsync(bench.Turn() with { Reference = reference })).Outcome);
        Assert.Empty(bench.Line.Requests);
    }

    [Fact]
    public async Task Shutdown_BreaksOffWithoutAClaim()
    {
        using var ending = new CancellationTokenSource();
        bench.Line.Answers.Enqueue(async cancel =>
        {
            await ending.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            throw new InvalidOperationException("It was not told.");
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Sender.SendAsync(bench.Turn(), ending.Token));
    }
}
