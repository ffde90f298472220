using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs;
using BotService.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations;

public sealed class SpeakerTests
{
    [Fact]
    public async Task Say_Unasked_StandsInTheTalkAndIsHeard()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();
        await bot.AskAsync(c, "one");
        var heard = new TaskCompletionSource<StoredActivity>();
        using var listening = bot.Bot.Listen(c, heard.SetResult);

        await bot.Get<ISpeaker>().SayAsync(c, Notice(), "notice:1", default);
        await bot.AskAsync(c, "two");

        Assert.Equal(
            ["one", "re 1: ok", "The counter is closed.", "two", "re 2: ok"],
            (await bot.HistoryAsync()).Select(line => line.Said));
        var said = await heard.Task.WaitAsync(BotHost.Soon());
        Assert.Equal(("The counter is closed.", null), (said.Said, said.Activity.Text("replyToId")));
    }

    [Fact]
    public async Task Say_WithASheet_GivesItANumber()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();

        var said = await bot.Get<ISpeaker>().SayAsync(c, Notice() with { Sheet = FakeEngine.ASheet() }, "staff:1", default);

        Assert.NotNull(await bot.Get<IReceipts>().FindAsync(said.Spoken!.Receipt!, default));
    }

    [Fact]
    public async Task Say_WithoutReasonOrWithOffersOrToNobody_IsRefused()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();
        var speaker = bot.Get<ISpeaker>();

        await Assert.ThrowsAsync<ArgumentException>(() => speaker.SayAsync(c, Notice(), " ", default));
        await Assert.ThrowsAsync<ArgumentException>(
            () => speaker.SayAsync(c, Notice() with { Offers = [new Offer("A", "entry:a")] }, "r", default));
        await Assert.ThrowsAsync<UnknownConversationException>(
            () => speaker.SayAsync("nobody", Notice(), "r", default));
        Assert.Empty(await bot.HistoryAsync());
    }

    /// <summary>A person took over: the turn ends without a reply, and what the person says comes unasked.</summary>
    [Fact]
    public async Task Responder_ThatLeavesItToAPerson_KeepsTheQuestionAndSaysNothing()
    {
        await using var bot = await BotHost.StartAsync(
            add: services => services.AddScoped<IResponder, LeftToAPerson>());
        var c = await bot.OpenAsync();

        Assert.Empty(await bot.AskAsync(c, "is anybody there?"));
        await bot.Get<ISpeaker>().SayAsync(c, Notice() with { Text = "Yes, I am." }, "staff:7", default);

        Assert.Equal(["is anybody there?", "Yes, I am."], (await bot.HistoryAsync()).Select(line => line.Said));
        Assert.Single(bot.Engine.Asked); // The assistant went on listening.
    }

    private static Reply Notice() => FakeEngine.Say(ReplyKind.Answer, "The counter is closed.");

    private sealed class LeftToAPerson(Assistant assistant) : IResponder
    {
        public Task<TurnCommit> AnswerAsync(Waiting turn, CancellationToken cancel) =>
            Task.FromResult(assistant.Decide(turn) with { Replies = [], Receipts = [] });
    }
}
