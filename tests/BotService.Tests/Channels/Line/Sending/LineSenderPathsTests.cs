using BotService.Conversations;
using BotService.Tests.Channels.Line.Api;

namespace BotService.Tests.Channels.Line.Sending;

/// <summary>
/// Every path of a delivery: what the turn brings and LINE answers, which calls that makes,
/// and what is known at the end.
/// </summary>
public sealed class LineSenderPathsTests
{
    /// <param name="age">Of the reply token in seconds; -1: there is none.</param>
    /// <param name="line">LINE's answers in order, as <see cref="Answer"/> reads them.</param>
    /// <param name="calls">In order: reply, push; plain-… when the messages are in plain text.</param>
    [Theory]
    // A fresh token, certain that nothing was sent.
    [InlineData(0, "", "ok", "reply", "Taken reply")]
    [InlineData(49, "", "ok", "reply", "Taken reply")]
    [InlineData(0, "", "gone,ok", "reply push", "Taken push")]
    [InlineData(0, "no-push", "gone", "reply", "Refused")]
    [InlineData(0, "", "401", "reply", "Failed")]
    [InlineData(0, "", "403", "reply", "Failed")]
    [InlineData(0, "", "404", "reply", "Failed")]
    [InlineData(0, "", "302", "reply", "Failed")]
    [InlineData(0, "", "429", "reply", "Failed")]
    [InlineData(0, "", "500", "reply", "Unknown")]
    [InlineData(0, "", "503", "reply", "Unknown")]
    [InlineData(0, "", "408", "reply", "Unknown")]
    [InlineData(0, "", "timeout", "reply", "Unknown")]
    [InlineData(0, "", "broken", "reply", "Unknown")]
    [InlineData(0, "", "unconnected", "reply", "Failed")]
    [InlineData(0, "", "no-time-to-connect", "reply", "Failed")]
    // The messages are refused: once more in plain text, with the same token.
    [InlineData(0, "", "bad,ok", "reply plain-reply", "Taken reply")]
    [InlineData(0, "", "400,ok", "reply plain-reply", "Taken reply")]
    [InlineData(0, "", "413,ok", "reply plain-reply", "Taken reply")]
    [InlineData(0, "", "bad,bad", "reply plain-reply", "Refused")]
    [InlineData(0, "", "bad,gone,bad,ok", "reply plain-reply push plain-push", "Taken push")]
    [InlineData(0, "", "bad,500", "reply plain-reply", "Unknown")]
    // A fresh token, and an attempt before whose end is not known.
    [InlineData(20, "uncertain", "ok", "reply", "Taken reply")]
    [InlineData(20, "uncertain", "gone", "reply", "Taken reply")]
    [InlineData(20, "uncertain", "bad,gone", "reply plain-reply", "Taken reply")]
    [InlineData(20, "uncertain no-push", "gone", "reply", "Taken reply")]
    [InlineData(20, "uncertain", "500", "reply", "Unknown")]
    // No token that is worth trying: push.
    [InlineData(50, "", "ok", "push", "Taken push")]
    [InlineData(-1, "", "ok", "push", "Taken push")]
    [InlineData(-3600, "", "ok", "push", "Taken push")]
    [InlineData(60, "uncertain", "ok", "push", "Taken push")]
    [InlineData(60, "uncertain", "409", "push", "Taken push")]
    [InlineData(60, "", "409", "push", "Taken push")]
    [InlineData(60, "", "quota", "push", "Failed")]
    [InlineData(60, "", "429", "push", "Failed")]
    [InlineData(60, "", "400", "push", "Refused")]
    [InlineData(60, "", "bad,ok", "push plain-push", "Taken push")]
    [InlineData(60, "", "bad,409", "push plain-push", "Taken push")]
    [InlineData(60, "", "bad,bad", "push plain-push", "Refused")]
    [InlineData(60, "", "401", "push", "Failed")]
    [InlineData(60, "", "403", "push", "Failed")]
    [InlineData(60, "", "500", "push", "Unknown")]
    [InlineData(60, "", "timeout", "push", "Unknown")]
    [InlineData(60, "", "broken", "push", "Unknown")]
    [InlineData(60, "", "unconnected", "push", "Failed")]
    // Push is not allowed: an older token is tried, and what it says is not taken for more than it is.
    [InlineData(60, "no-push", "ok", "reply", "Taken reply")]
    [InlineData(60, "no-push", "gone", "reply", "Refused")]
    [InlineData(60, "no-push uncertain", "gone", "reply", "Refused")]
    [InlineData(300, "no-push", "", "", "Refused")]
    [InlineData(-1, "no-push", "", "", "Refused")]
    public async Task Delivery_TakesTheWayThatIsLeft(int age, string state, string line, string calls, string outcome)
    {
        using var bench = new SendingBench(allowPush: !state.Contains("no-push", StringComparison.Ordinal));
        foreach (var answer in line.Split(',', StringSplitOptions.RemoveEmptyEntries)) Answer(bench.Line, answer);

        var delivery = await bench.SendAsync(
            bench.Turn(age == -1 ? null : age, state.Contains("uncertain", StringComparison.Ordinal)));

        Assert.Equal(calls, string.Join(' ', bench.Line.Requests.Select(Named)));
        Assert.Equal(outcome, $"{delivery.Outcome} {delivery.Way}".Trim());
        Assert.Equal(int.MaxValue, delivery.Count);
        Assert.All(bench.Line.Requests, asked => Assert.Equal(asked.Last == "push", asked.RetryKey is not null));
        Assert.All(bench.Line.Requests,
            asked => Assert.DoesNotContain("null", asked.Content, StringComparison.Ordinal));
        Assert.Empty(bench.Line.Answers);
        foreach (var secret in new[] { FakeLine.AccessToken, FakeLine.Citizen, "the-reply-token", "what we answered" })
        {
            Assert.DoesNotContain(secret, $"{bench.Line.Logs.All} {delivery.Reason}", StringComparison.Ordinal);
        }
    }

    private static string Named(FakeLine.Asked asked) =>
        ((string?)asked.Json["messages"]![0]!["type"] == "text" ? "plain-" : "") + asked.Last;

    private static void Answer(FakeLine line, string answer)
    {
        switch (answer)
        {
            case "ok":
                line.Answer(200, """{"sentMessages":[{"id":"1"}]}""");
                break;
            case "gone":
                line.Answer(400, """{"message":"Invalid reply token"}""");
                break;
            case "bad":
                line.Answer(400,
                    """{"message":"The request body has 1 error(s)","details":[{"message":"what we answered","property":"messages[0].altText"}]}""");
                break;
            case "quota":
                line.Answer(429, """{"message":"You have reached your monthly limit."}""");
                break;
            case "timeout":
                line.Answers.Enqueue(cancel => line.SilentAsync(TimeSpan.FromSeconds(10), cancel));
                break;
            case "broken":
                line.Answers.Enqueue(
                    _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "what we answered"));
                break;
            case "unconnected":
                line.Answers.Enqueue(
                    _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "what we answered"));
                break;
            case "no-time-to-connect":
                line.Answers.Enqueue(_ => throw new TaskCanceledException("what we answered", new TimeoutException()));
                break;
            default:
                line.Answer(int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture),
                    """{"message":"what we answered"}""");
                break;
        }
    }
}
