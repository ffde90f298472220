using BotService.Conversations.Held;
using BotService.Held;
using BotService.Hosting;
using BotService.LineStandIn;
using BotService.Review;
using BotService.Tests.Conversations.Held;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>An answer waits on LINE: the free reply says so; the answer goes by push where that is allowed, else with the next one.</summary>
public sealed class HeldOnLineTests
{
    private const string Held = "要請同仁看過", Answer = "完整清單：";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_LetGoLater_IsPushed_OrGoesWithTheNextMessage(bool mayPush)
    {
        await using var host = await LineHost.StartAsync(settings: new() { ["Line:Accounts:0:AllowPush"] = mayPush ? "true" : "false" });
        var time = host.Service.Get<TimeProvider>();
        var today = Taiwan.Today(time);
        await host.Service.Get<IApprovalRules>().AddAsync(
            new ApprovalRule(
                0, new ApprovalReach(null, null, null, "line"), today, today.AddDays(1), true, "ann", "新規定", time.GetUtcNow()),
            new(time.GetUtcNow(), "ann", "approvals/rules", "1"), default);
        var phone = host.Phone();
        await phone.SayAsync(HeldTalk.Question);
        Assert.Equal("reply", Assert.Single(phone.Received, a => a.Words.Contains(Held, StringComparison.Ordinal)).Way);

        var answers = host.Service.Get<IHeldAnswers>();
        var answer = (await answers.FindAsync((await answers.WaitingAsync(default)).Single().Number, default))!;
        Assert.Equal(Change.Done, await host.Service.Get<HeldDecisions>().ApproveAsync(
            answer, new(time.GetUtcNow(), "bob", "approvals/approve", "1"), default));
        if (!mayPush) await phone.SayAsync("謝謝");
        await host.Platform.UntilAsync("the answer", () => phone.Received.Any(a => a.Words.Contains(Answer, StringComparison.Ordinal)));
        Assert.Equal(
            mayPush ? "push" : "reply", Assert.Single(phone.Received, a => a.Words.Contains(Answer, StringComparison.Ordinal)).Way);
        host.Platform.AssertNoFaults();
    }
}
