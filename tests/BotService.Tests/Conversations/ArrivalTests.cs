using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations;

/// <summary>Events as a webhook brings them: many at once, repeated, late, taken back.</summary>
public class ArrivalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Arrivals_OfSeveralConversations_AreAnsweredEachOnceInTheOrderTheyHappened()
    {
        await using var bot = await BotHost.StartAsync(run: false);
        var webhook = (Arrival[])[Said("l-1", "late", 2), Said("l-2", "other", 1), Said("l-1", "early", 1)];
        var first = await bot.Bot.ReceiveAsync(webhook, default);
        var again = await bot.Bot.ReceiveAsync(webhook, default);
        Assert.Equal(first.Select(a => a with { Duplicate = true }), again);

        await using var runs = await BotHost.StartAsync(bot.Folder);
        foreach (var (accepted, arrival) in first.Zip(webhook))
            Assert.Single(await runs.Bot.RepliesToAsync(arrival.Conversation.Id, accepted, BotHost.Soon()));

        Assert.Equal(["early", "late"], runs.Engine.Asked.Select(a => a.Input.Text).Where(t => t != "other"));
    }

    [Fact]
    public async Task Arrivals_WithOneThatCannotBeKept_AreRefusedAsAWhole()
    {
        await using var bot = await BotHost.StartAsync();
        var bad = Said("l-2", "x", 1);
        bad = bad with { Conversation = bad.Conversation with { Channel = null! } };
        await Assert.ThrowsAnyAsync<Exception>(() => bot.Bot.ReceiveAsync([Said("l-1", "a", 1), bad], default));
        Assert.Null(await bot.Bot.FindAsync("l-1", default));
    }

    [Fact]
    public async Task Arrivals_None_StoreNothing()
    {
        await using var bot = await BotHost.StartAsync();
        Assert.Empty(await bot.Bot.ReceiveAsync([], default));
    }

    [Fact]
    public async Task Typing_Arriving_OpensTheConversationAndIsNotStored()
    {
        await using var bot = await BotHost.StartAsync();
        var accepted = await bot.Bot.ReceiveAsync([Arrived("l-1", """{"type":"typing"}""")], default);
        Assert.Equal(0, accepted.Single().Sequence);
        Assert.Equal(0, (await bot.Bot.FindAsync("l-1", default))!.LastSequence);
    }

    [Fact]
    public async Task Follow_EachTime_IsGreetedAlsoAfterATalk()
    {
        await using var bot = await BotHost.StartAsync();
        await AnsweredAsync(bot, Said("l-1", "hello", 1));
        var follow = """{"type":"installationUpdate","action":"add"}""";
        Assert.Equal("greeting", await AnsweredAsync(bot, Arrived("l-1", follow, 2)));
        Assert.Equal("greeting", await AnsweredAsync(bot, Arrived("l-1", follow, 3)));
        Assert.DoesNotContain(await bot.HistoryAsync("l-1"), h => h.Activity.Type == "installationUpdate");
    }

    [Fact]
    public async Task Leaving_DatedInTheFuture_LastsNoLongerThanAnyOther()
    {
        var time = new FakeTime();
        await using var bot = await BotHost.StartAsync(set: b => b.Time = time);
        await bot.Bot.ReceiveAsync(
            [Arrived("l-1", """{"type":"installationUpdate","action":"remove"}""", 100 * 24 * 3600)], default);
        Assert.Equal(1, await LeftAsync(bot));
        time.Advance(TimeSpan.FromDays(1));
        await AnsweredAsync(bot, Said("l-1", "back", 20 * 3600));
        Assert.Equal(0, await LeftAsync(bot));
    }

    [Fact]
    public async Task Installation_OnAnotherChannel_DoesNotGreetASecondTime()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.OpenAsync();
        var update = """{"type":"conversationUpdate","membersAdded":[{"id":"bot"}],"recipient":{"id":"bot"}}""";
        Assert.Single(await RepliesAsync(bot, update));
        Assert.Empty(await RepliesAsync(bot, """{"type":"installationUpdate","action":"add","id":"2"}"""));
    }

    [Fact]
    public async Task Withdrawal_Arriving_KeepsALineOfItsOwnAndEndsTheWaitForReplies()
    {
        using var inside = new SemaphoreSlim(0);
        using var release = new ManualResetEventSlim();
        await using var bot = await BotHost.StartAsync(set: b => b.Engine.Before = i =>
        {
            if (i.Text == "secret")
            {
                inside.Release();
                release.Wait();
            }
        });
        var asked = Said("l-1", "secret", 1);
        var accepted = (await bot.Bot.ReceiveAsync([asked], default))[0];
        await inside.WaitAsync(BotHost.Soon());
        var waiting = bot.Bot.RepliesToAsync("l-1", accepted, BotHost.Soon());
        var delete =
            $$"""{"type":"messageDelete","channelData":{"was":"secret"},"text":"secret","id":"{{accepted.ActivityId}}"}""";
        var deleted = (await bot.Bot.ReceiveAsync([Arrived("l-1", delete, 2)], default))[0];
        Assert.Empty(await waiting);
        release.Set();
        Assert.Equal("re 1: ok", await AnsweredAsync(bot, Said("l-1", "next", 3)));

        Assert.NotEqual(accepted.ActivityId, deleted.ActivityId);
        var history = await bot.HistoryAsync("l-1");
        Assert.Equal(["", null, "next", "re 1: ok"], history.Select(h => h.Said));
        Assert.Equal(accepted.ActivityId, history[1].Activity.Object("relatesTo")!["activityId"]!.GetValue<string>());
        Assert.DoesNotContain(
            "secret", string.Concat(history.Select(h => h.Activity.ToJson())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/x-sticker"}]}""", Medium.Sticker)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image"}]}""", Medium.Picture)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"IMAGE/png"}]}""", Medium.Picture)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"audio"}],"channelData":{"content":"468789577898262530"}}""", Medium.Sound)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"video/mp4"}]}""", Medium.Video)]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/octet-stream"}]}""", Medium.File)]
    [InlineData("""{"type":"message","attachments":[{"contentType":7}]}""", Medium.File)]
    [InlineData("""{"type":"message","text":"words","attachments":[{"contentType":"image"}]}""", Medium.Words)]
    [InlineData("""{"type":"message","attachments":["image"]}""", Medium.Words)]
    public async Task Message_OfAnotherMedium_IsSaidToBeOne(string json, Medium expected)
    {
        await using var bot = await BotHost.StartAsync();
        await AnsweredAsync(bot, Arrived("l-1", json));
        Assert.Equal(expected, bot.Engine.Asked.Single().Input.Medium);
    }

    [Fact]
    public async Task Organisation_OfTheAccount_ReachesTheEngineAndStandsInTheHistory()
    {
        await using var bot = await BotHost.StartAsync();
        await AnsweredAsync(
            bot, Arrived(
                "l-1", """{"type":"installationUpdate","action":"add","channelData":{"organisation":"taipower"}}"""));
        await AnsweredAsync(
            bot, Arrived("l-1", """{"type":"message","text":"hi","channelData":{"organisation":"taipower"}}"""));
        await AnsweredAsync(bot, Arrived("l-1", """{"type":"message","text":"hi","channelData":{"organisation":7}}"""));
        Assert.Equal(["taipower", "taipower", null], bot.Engine.Asked.Select(a => a.Input.Organisation));
        Assert.Equal(
            "taipower", (await bot.HistoryAsync("l-1"))[1].Activity.Object("channelData")!["organisation"]!.GetValue<string>());
    }

    [Fact]
    public async Task Preparations_RunInTurnBeforeTheTurn_AndAFailingOneIsPassedOver()
    {
        await using var bot = await BotHost.StartAsync(add: services => services
            .AddSingleton<ITurnPreparation>(new Preparation(t => t + " one"))
            .AddSingleton<ITurnPreparation>(new Preparation(_ => throw new FormatException("secret")))
            .AddSingleton<ITurnPreparation>(new Preparation(t => t + " two")));
        await AnsweredAsync(bot, Said("l-1", "said", 1));
        Assert.Equal("said one two", bot.Engine.Asked.Single().Input.Text);
        Assert.Equal("said", (await bot.HistoryAsync("l-1"))[0].Said);
        Assert.Contains(
            bot.Logs, l => l.StartsWith("Error 107", StringComparison.Ordinal) && l.Contains("FormatException"));
        Assert.DoesNotContain(bot.Logs, l => l.Contains("secret"));
    }

    [Fact]
    public async Task Preparation_BrokenOffByAStop_LeavesTheTurnToTheNextStart()
    {
        var endless = new Endless();
        await using var bot =
            await BotHost.StartAsync(add: services => services.AddSingleton<ITurnPreparation>(endless));
        var accepted = (await bot.Bot.ReceiveAsync([Said("l-1", "said", 1)], default))[0];
        await endless.Inside.Task.WaitAsync(BotHost.Soon());
        await bot.StopAsync();
        Assert.DoesNotContain(bot.Logs, l => l.StartsWith("Error", StringComparison.Ordinal));

        await using var second = await BotHost.StartAsync(bot.Folder);
        Assert.Single(await second.Bot.RepliesToAsync("l-1", accepted, BotHost.Soon()));
    }

    private static Task<int> LeftAsync(BotHost bot) =>
        bot.QueryAsync(db => db.ExecuteScalar<int>("select count(left_at) from conversations"));

    private static Arrival Said(string conversation, string text, int second) =>
        Arrived(conversation, $$"""{"type":"message","text":"{{text}}"}""", second, text);

    private static Arrival Arrived(string conversation, string json, int second = 0, string? key = null) => new(
        new NewConversation(conversation, "line/water", "u-1", null, null, null, false),
        Activity.Parse(Encoding.UTF8.GetBytes(json)),
        key ?? new Ids().Activity(),
        Noon.AddSeconds(second));

    private static async Task<string?> AnsweredAsync(BotHost bot, Arrival arrival)
    {
        var accepted = (await bot.Bot.ReceiveAsync([arrival], default))[0];
        return (await bot.Bot.RepliesToAsync(arrival.Conversation.Id, accepted, BotHost.Soon())).SingleOrDefault()?.Said;
    }

    private static async Task<IReadOnlyList<StoredActivity>> RepliesAsync(BotHost bot, string json)
    {
        var accepted = await bot.Bot.ReceiveAsync("c1", Activity.Parse(Encoding.UTF8.GetBytes(json)), default);
        return await bot.Bot.RepliesToAsync("c1", accepted, BotHost.Soon());
    }

    private sealed class Preparation(Func<string, string> say) : ITurnPreparation
    {
        public ValueTask<Waiting> PrepareAsync(Waiting turn, CancellationToken cancel)
        {
            var raw = new Activity((JsonObject)turn.Raw.Json.DeepClone());
            raw.Json["text"] = say(turn.Raw.Said!);
            return ValueTask.FromResult(turn with { Raw = raw });
        }
    }

    private sealed class Endless : ITurnPreparation
    {
        public TaskCompletionSource Inside { get; } = new();

        public async ValueTask<Waiting> PrepareAsync(Waiting turn, CancellationToken cancel)
        {
            Inside.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return turn;
        }
    }
}
