using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Held;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Review;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations.Held;

/// <summary>The service ends between any two steps of an answer that waits: nothing is lost, nothing doubled, nobody left waiting.</summary>
public sealed class HeldRestartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Service_EndingWhileAnAnswerWaits_LeavesItToTheNext()
    {
        IReadOnlyList<Reply> told;
        await using (var first = await HeldTalk.StartAsync(folder))
        {
            await first.RuleAsync();
            told = await first.AskAsync(HeldTalk.Question, "k");
            await first.CrashAsync();
        }

        await using var second = await HeldTalk.StartAsync(folder);
        // The client never saw the answer to its post, and repeats it.
        Assert.Equal(told.Select(r => r.Text), (await second.AskAsync(HeldTalk.Question, "k")).Select(r => r.Text));
        Assert.Equal(Change.Done, await second.ApproveAsync());
        Assert.Single(await second.SaidAsync(), r => r.Kind == ReplyKind.Held);
        Assert.Equal(HeldTalk.Entry, (await second.SaidAsync())[^1].Answer.Entry);
    }

    [Fact]
    public async Task Service_EndingRightAfterTheDecision_HasSaidItOnce_AndTheNextGoesOn()
    {
        await using (var first = await HeldTalk.StartAsync(folder))
        {
            await first.RuleAsync();
            await first.AskAsync(HeldTalk.Question);
            await first.AskAsync(HeldTalk.Other);
            // Decided as the store does it: nothing in this process is woken any more.
            var answer = await first.WaitingAsync();
            await first.Service.App.StopAsync();
            await first.Answers.DecideAsync(
                answer, new HeldDecision(HeldStates.Approved, answer.Replies, IsAnswer: true), first.Deed("approve"), default);
            await first.CrashAsync();
        }

        await using var second = await HeldTalk.StartAsync(folder);
        await BotHost.UntilAsync(async () => await HeldServiceTests.CountAsync(second, "inbox", "not done") == 0);
        var said = await second.SaidAsync();
        Assert.Single(said, r => r.Answer.Entry == HeldTalk.Entry && r.Sheet is not null);
        Assert.Contains(said, r => r.Answer.Entry?.StartsWith("taipower.", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Danger_ReceivedBehindAnAnswerRightBeforeTheEnd_IsHeardByTheNext()
    {
        await using (var first = await HeldTalk.StartAsync(folder))
        {
            await first.RuleAsync();
            await first.AskAsync(HeldTalk.Question);
            await first.CrashAsync();
        }

        // Received, and gone before anybody looked at it.
        await using (var half = new TestService(folder: folder))
        {
            await half.Get<ITurnDoor>().ReceiveAsync("c", BotHost.Message(HeldTalk.Danger), default);
            await half.CrashAsync();
        }

        await using var second = await HeldTalk.StartAsync(folder);
        await second.UntilAsync(said => said.Any(r => r.Emergency is not null));
        Assert.True((await second.WaitingAsync()).IsWaiting);
    }

    [Fact]
    public async Task Store_FailingWhileAnAnswerIsHeld_HoldsItOnceAfterTheRetry()
    {
        var failing = 1;
        await using var talk = await HeldTalk.StartAsync(folder, change: services =>
        {
            var real = services.Last(s => s.ServiceType == typeof(IInbox)).ImplementationType!;
            services.AddSingleton<IInbox>(s => new Forgetful((IInbox)ActivatorUtilities.CreateInstance(s, real), () => failing-- > 0));
        });
        await talk.RuleAsync();
        failing = 1;
        Assert.Equal(ReplyKind.Held, Assert.Single(await talk.AskAsync(HeldTalk.Question)).Kind);
        Assert.Single(await talk.Answers.WaitingAsync(default));
        Assert.Single(await talk.SaidAsync());
        Assert.Equal(Change.Done, await talk.ApproveAsync());
    }

    [Fact]
    public async Task Decisions_MadeAtOnce_SayOneThing()
    {
        await using var one = await HeldTalk.StartAsync(folder);
        await one.RuleAsync();
        await one.AskAsync(HeldTalk.Question);
        var answer = await one.WaitingAsync();
        var changes = await Task.WhenAll(
            one.Decisions.ApproveAsync(answer, one.Deed("approve", "ann"), default),
            one.Decisions.RefuseAsync(answer, "no", one.Deed("refuse", "bob"), default),
            one.Decisions.LapseAsync(answer, default));
        Assert.Equal(1, changes.Count(c => c == Change.Done));
        Assert.Equal(2, changes.Count(c => c == Change.Stale));
        Assert.Equal(1, await HeldServiceTests.CountAsync(one, "held_counts", "approved + refused + lapsed = 1"));
    }

    [Fact]
    public async Task Question_TakenBackWhileItsAnswerWaits_IsAnsweredByNothing_AndWhatIsBehindGoesOn()
    {
        await using var talk = await HeldTalk.StartAsync(folder);
        await talk.RuleAsync();
        var asked = await talk.SendAsync(HeldTalk.Question);
        await talk.Door.RepliesToAsync("c", asked, BotHost.Soon());
        await talk.AskAsync(HeldTalk.Other);
        var answer = await talk.WaitingAsync();
        var withdrawal = BotHost.Message("", type: "messageDelete");
        withdrawal.Json["id"] = asked.ActivityId;
        await talk.Door.ReceiveAsync("c", withdrawal, default);

        await talk.UntilAsync(said => said.Any(r => r.Answer.Entry?.StartsWith("taipower.", StringComparison.Ordinal) is true));
        Assert.Equal(Change.Stale, await talk.Decisions.ApproveAsync(answer, talk.Deed("approve"), default));
        Assert.DoesNotContain(await talk.SaidAsync(), r => r.Answer.Entry == HeldTalk.Entry && r.Kind != ReplyKind.Held);
        var kept = (await talk.Answers.FindAsync(answer.Number, default))!;
        Assert.Equal((HeldStates.Withdrawn, "", 0), (kept.Status, kept.Question, kept.Replies.Count));
    }

    /// <summary>Keeps nothing at a commit.</summary>
    private sealed class Forgetful(IInbox real, Func<bool> fails) : IInbox
    {
        public Task<Committed?> CommitAsync(TurnCommit commit, CancellationToken cancel) =>
            fails() ? throw new StoreUnavailableException("it is a test") : real.CommitAsync(commit, cancel);

        public Task<(Accepted Accepted, bool Turn)> ReceiveAsync(string conversation, Incoming incoming, CancellationToken cancel) =>
            real.ReceiveAsync(conversation, incoming, cancel);

        public Task<IReadOnlyList<Taken>> ReceiveAsync(IReadOnlyList<Intake> intakes, CancellationToken cancel) =>
            real.ReceiveAsync(intakes, cancel);

        public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel) => real.WaitingAsync(cancel);

        public Task<Waiting?> NextAsync(string conversation, CancellationToken cancel) => real.NextAsync(conversation, cancel);

        public Task<IReadOnlyList<StoredActivity>?> RepliesAsync(string conversation, Accepted accepted, CancellationToken cancel) =>
            real.RepliesAsync(conversation, accepted, cancel);
    }
}
