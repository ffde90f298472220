using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Protocol;
using Dapper;

namespace BotService.Tests.Conversations;

public class PipelineTests
{
    [Fact]
    public async Task Message_Received_IsAnsweredAndBothStandInHistory()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();

        Assert.Equal(["re 1: ok"], await bot.AskAsync(c, "過戶"));

        var history = await bot.HistoryAsync();
        Assert.Equal([1L, 2L], history.Select(h => h.Sequence));
        Assert.Equal(["過戶", "re 1: ok"], history.Select(h => h.Said));
        Assert.All(history,
            h => Assert.Equal(h.Sequence, (long)h.Activity.Object("channelData")!["webchat:sequence-id"]!));
        Assert.All(history, h => Assert.Equal("directline", h.Activity.Text("channelId")));
        Assert.All(history,
            h => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", h.Activity.Text("timestamp")));
        var (asked, reply) = (history[0].Activity, history[1].Activity);
        Assert.Equal(asked.Id, reply.Text("replyToId"));
        Assert.Equal("bot", reply.Object("from")!["role"]!.GetValue<string>());
        Assert.Equal("dl_user", reply.Object("recipient")!["id"]!.GetValue<string>());
        Assert.Equal(c, reply.Object("conversation")!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Message_DeliveredTwice_HasOneTurnAndTheFirstId()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();

        var first = await bot.Bot.ReceiveAsync(c, BotHost.Message("hi", "client-1"), default);
        var second = await bot.Bot.ReceiveAsync(c, BotHost.Message("hi", "client-1"), default);
        var replies = await bot.Bot.RepliesToAsync(c, second, BotHost.Soon());

        Assert.Equal(first with { Duplicate = true }, second);
        Assert.Single(replies);
        await bot.StopAsync();
        Assert.Single(bot.Engine.Asked);
    }

    [Fact]
    public async Task Conversations_UnderLoad_KeepTheirOrderAndLoseNothing()
    {
        await using var bot = await BotHost.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            var c = await bot.OpenAsync($"c{n}");
            for (var i = 0; i < 20; i++)
            {
                await bot.Bot.ReceiveAsync(c, BotHost.Message($"{n}/{i}"), default);
            }

            await BotHost.UntilAsync(async () => (await bot.HistoryAsync(c)).Count == 40);
            var history = await bot.HistoryAsync(c);
            Assert.Equal(
                Enumerable.Range(0, 20).Select(i => $"{n}/{i}"),
                history.Where(h => h.Activity.FromId == "dl_user").Select(h => h.Said));
            Assert.Equal(
                Enumerable.Range(1, 20).Select(i => $"re {i}: ok"),
                history.Where(h => h.Activity.FromId != "dl_user").Select(h => h.Said));
        }));

        var order = bot.Engine.Asked.Select(a => a.Input.Text!.Split('/')).GroupBy(p => p[0]);
        Assert.All(order, turns => Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), turns.Select(t => t[1])));
    }

    [Fact]
    public async Task Conversation_OpenedWithGreeting_GreetsOnceHoweverOftenAsked()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.OpenAsync(greet: true);
        await bot.OpenAsync(greet: true);
        var join = BotHost.Message("", type: "event");
        join.Json["name"] = "webchat/join";
        var accepted = await bot.Bot.ReceiveAsync("c1", join, default);
        Assert.Empty(await bot.Bot.RepliesToAsync("c1", accepted, BotHost.Soon()));

        await BotHost.UntilAsync(async () => (await bot.HistoryAsync()).Any(h => h.Said == "greeting"));
        await bot.StopAsync();
        Assert.Single(bot.Engine.Asked);
        Assert.Null(bot.Engine.Asked.Single().Input.Text);
    }

    [Theory]
    [InlineData("endOfConversation", 1)]
    [InlineData("invoke", 1)]
    [InlineData("event", 1)]
    [InlineData("something/new", 1)]
    [InlineData("conversationUpdate", 0)]
    [InlineData("typing", 0)]
    public async Task Activity_OfAnotherType_HasNoTurn(string type, int inHistory)
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();

        var accepted = await bot.Bot.ReceiveAsync(c, BotHost.Message("x", "k", type), default);

        Assert.Empty(await bot.Bot.RepliesToAsync(c, accepted, BotHost.Soon()));
        Assert.Equal(inHistory, (await bot.HistoryAsync()).Count);
        Assert.Empty(bot.Engine.Asked);
    }

    [Theory]
    [InlineData("""{"type":"message","value":"slot:a=b"}""", "slot:a=b")]
    [InlineData("""{"type":"message","text":"t","value":"v"}""", "t")]
    [InlineData("""{"type":"message","value":{"a":1}}""", "")]
    [InlineData("""{"type":"message","text":7}""", "")]
    [InlineData("""{"type":"message","attachments":[]}""", "")]
    public async Task Message_WithoutText_IsReadFromItsValueOrIsEmpty(string json, string expected)
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();

        var accepted = await bot.Bot.ReceiveAsync(c, Activity.Parse(System.Text.Encoding.UTF8.GetBytes(json)), default);
        await bot.Bot.RepliesToAsync(c, accepted, BotHost.Soon());

        Assert.Equal(new Input(expected, "zh-TW"), bot.Engine.Asked.Single().Input with { CallBacks = null });
    }

    [Fact]
    public async Task Engine_Asked_GetsTheDayInTaiwan()
    {
        // 20:00 UTC is already the next day in Taipei.
        await using var bot = await BotHost.StartAsync(set: b => b.Time = new FakeTime());
        bot.Time!.Advance(TimeSpan.FromHours(19));
        var c = await bot.OpenAsync();
        await bot.AskAsync(c, "hi");
        Assert.Equal(new DateOnly(2026, 11, 21), bot.Engine.Asked.Single().Today);
    }

    [Fact]
    public async Task Engine_Failing_IsAnsweredWithAnApologyAndTheNextTurnRuns()
    {
        await using var bot = await BotHost.StartAsync(
            set: b => b.Engine.Before = i => _ = i.Text == "boom 0912345678" ? throw new FormatException(i.Text) : 0);
        var c = await bot.OpenAsync();

        Assert.Equal(["sorry"], await bot.AskAsync(c, "boom 0912345678"));
        Assert.Equal(["re 1: ok"], await bot.AskAsync(c, "hi"));

        Assert.Contains(bot.Logs, l => l.Contains("FormatException") && l.Contains("101"));
        Assert.DoesNotContain(bot.Logs, l => l.Contains("0912345678"));
        Assert.Equal(
            "fault", await bot.QueryAsync(
                db => db.ExecuteScalar<string>("select outcome from turns order by number limit 1")));
    }

    [Fact]
    public async Task Listener_HearsUserAndBotInOrder_AndNothingAfterItStopped()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();
        var heard = new System.Collections.Concurrent.ConcurrentQueue<long>();
        var listening = bot.Bot.Listen(c, s =>
        {
            // On a slow machine a typing sign is heard too; it is never stored and has no number.
            if (s.Sequence > 0) heard.Enqueue(s.Sequence);
        });
        using var faulty = bot.Bot.Listen(c, _ => throw new InvalidOperationException());

        await bot.AskAsync(c, "one");
        await bot.AskAsync(c, "two");
        await BotHost.UntilAsync(() => Task.FromResult(heard.Count == 4));
        listening.Dispose();
        await bot.AskAsync(c, "three");

        Assert.Equal([1L, 2, 3, 4], heard);
    }

    [Fact]
    public async Task Typing_FromTheUser_IsShownButNeverStored()
    {
        await using var bot = await BotHost.StartAsync();
        var c = await bot.OpenAsync();
        var heard = new TaskCompletionSource<StoredActivity>();
        using var listening = bot.Bot.Listen(c, s => heard.TrySetResult(s));

        await bot.Bot.ReceiveAsync(c, BotHost.Message("", "k", "typing"), default);

        Assert.Equal(0, (await heard.Task.WaitAsync(BotHost.Soon())).Sequence);
        Assert.Empty(await bot.HistoryAsync());
    }

    [Fact]
    public async Task Turn_TakingLong_ShowsTyping_AndAQuickOneDoesNot()
    {
        await using var bot = await BotHost.StartAsync(set: b =>
        {
            b.Time = new FakeTime();
            b.Engine.Before = i =>
            {
                if (i.Text == "slow") b.Time.Advance(TimeSpan.FromMilliseconds(400));
            };
        });
        var c = await bot.OpenAsync();
        var heard = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listening = bot.Bot.Listen(c, s => heard.Enqueue(s.Activity.Type));

        await bot.AskAsync(c, "quick");
        await bot.AskAsync(c, "slow");
        await BotHost.UntilAsync(() => Task.FromResult(heard.Count == 5));

        Assert.Equal(["message", "message", "message", "typing", "message"], heard);
    }

    [Fact]
    public async Task Conversation_Unknown_IsSaidSo()
    {
        await using var bot = await BotHost.StartAsync();
        await Assert.ThrowsAsync<UnknownConversationException>(
            () => bot.Bot.ReceiveAsync("nobody", BotHost.Message("x"), default));
        Assert.Null(await bot.Bot.FindAsync("nobody", default));
    }

    [Fact]
    public async Task Turn_WithEvents_LeavesRecordsOfEach()
    {
        await using var bot = await BotHost.StartAsync(set: b => b.Engine.Events = (_, input) => input.Text switch
        {
            "q" => [FakeEngine.Found(Outcome.OutOfScope),
                new TurnEvent.Unanswered("out-of-scope", [new Candidate("twc.suspend", 0.2)])],
            "up" => [new TurnEvent.Helpful("e", true)],
            "4" => [new TurnEvent.Rated("e", 4)],
            "words" => [new TurnEvent.RatingWords()],
            _ => [new TurnEvent.HandoffAsked("e")],
        });
        var c = await bot.OpenAsync();
        foreach (var text in (string[])["q", "up", "4", "words", "person"]) await bot.AskAsync(c, text);

        Assert.Equal(
            ("q", "zh", "out-of-scope", "new"),
            await bot.QueryAsync(
                db => db.QuerySingle<(string, string, string, string)>(
                    "select text, language, reason, status from unanswered")));
        var ratings =
            await bot.QueryAsync(
                db => db.Query<(long? Helpful, long? Score, string? Words)>("select helpful, score, words from ratings order by number").AsList());
        Assert.Equal([(1L, null, null), (null, 4L, "words")], ratings);
        Assert.Equal(1, await bot.QueryAsync(db => db.ExecuteScalar<int>("select count(*) from handoffs")));
        var turns = await bot.QueryAsync(db => db.Query<string>("select outcome from turns order by number").AsList());
        Assert.Equal(["out-of-scope", "none", "none", "none", "none"], turns);
    }

    [Fact]
    public async Task Turn_Recognised_KeepsWhyFromTheMaskedText()
    {
        await using var bot = await BotHost.StartAsync(
            set: b => b.Engine.Events = (_, input) => input.Text == "5" ? [] : [FakeEngine.Found()]);
        var c = await bot.OpenAsync();
        await bot.AskAsync(c, "call 0912345678");
        await bot.AskAsync(c, "5");

        var kept = await bot.QueryAsync(
            db => db.Query<string?>("select explanation from turns order by number").AsList());
        Assert.Contains("\"pieces\":[{\"text\":\"call\"", kept[0], StringComparison.Ordinal);
        Assert.Contains("〔電話〕", kept[0], StringComparison.Ordinal);
        Assert.Null(kept[1]);
    }

    [Fact]
    public async Task Checklist_Given_CanBeCalledUpByItsReceipt()
    {
        await using var bot = await BotHost.StartAsync(set: b => b.Engine.Sheet = _ => FakeEngine.ASheet());
        var c = await bot.OpenAsync();
        await bot.AskAsync(c, "list");

        var number = (await bot.HistoryAsync())[1].Spoken!.Receipt!;
        var receipt = await bot.Get<IReceipts>().FindAsync(number, default);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", number);
        Assert.Equivalent(FakeEngine.ASheet(), receipt!.Sheet, strict: true);
        Assert.Null(await bot.Get<IReceipts>().FindAsync("000000000000", default));
    }
}
