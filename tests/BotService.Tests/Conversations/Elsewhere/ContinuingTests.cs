using System.Text.Json;
using System.Text.RegularExpressions;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Hosting;
using BotService.Storage;
using BotService.Tests.Dialogs;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations.Elsewhere;

/// <summary>
/// A conversation that goes on in another, with the real engine on a real store; the test itself runs the turns.
/// </summary>
public sealed partial class ContinuingTests(RealEngine real) : IClassFixture<RealEngine>
{
    private readonly FakeTime time = new();

    [Fact]
    public async Task Elsewhere_AskedFor_GivesANumberThatGoesOnInAnotherConversation()
    {
        await using var host = await StartAsync();
        var asked = (await SayAsync(host, "web", "電費過戶要帶什麼"))[^1];
        var number = NumberIn((await SayAsync(host, "web", "用LINE繼續"))[^1]);

        var resumed = (await SayAsync(host, "line", number))[^1];

        Assert.EndsWith(asked.Split('\n')[^1], resumed, StringComparison.Ordinal);
        Assert.StartsWith(real.Before("resumed"), resumed, StringComparison.Ordinal);
        Assert.Equal(await StateAsync(host, "web"), await StateAsync(host, "line"));
        // Both go on by themselves from here.
        await SayAsync(host, "line", "重新開始");
        Assert.Equal("taipower.name-change", (await StateAsync(host, "web"))!.Topic?.Entry);
    }

    [Fact]
    public async Task Number_SentToTheRunningService_GoesOn()
    {
        await using var host = await StartAsync(run: true);
        foreach (var conversation in (string[])["web", "line"]) await host.OpenAsync(conversation);
        var asked = (await host.AskAsync("web", "電費過戶要帶什麼"))[^1]!;
        var number = NumberIn((await host.AskAsync("web", "用LINE繼續"))[^1]!);
        Assert.EndsWith(asked.Split('\n')[^1], (await host.AskAsync("line", number))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follower_WhoComesBack_IsGreetedAndNotGoneOnWith()
    {
        await using var host = await StartAsync(run: true);
        await host.OpenAsync("line");
        await host.AskAsync("line", "我要過戶要帶什麼");
        await host.AskAsync("line", "english");
        var follow = BotHost.Message("", type: "installationUpdate");
        follow.Json["action"] = "add";
        var arrival = new Arrival(
            new NewConversation("line", "line", "u-1", null, null, null, Greet: false), follow, "follow-1");
        var accepted = Assert.Single(await host.Bot.ReceiveAsync([arrival], default));
        Assert.StartsWith(
            real.Words("greeting", "en"), (await host.Bot.RepliesToAsync("line", accepted, BotHost.Soon()))[^1].Said,
            StringComparison.Ordinal);
        Assert.Null((await StateAsync(host, "line"))!.Topic);
    }

    [Theory]
    [InlineData("接續 {0}")]
    [InlineData("continue {0}")]
    public async Task Number_AfterAWord_InSmallLetters_GoesOn(string form)
    {
        await using var host = await StartAsync();
        await SayAsync(host, "web", "電費過戶要帶什麼");
        var number = NumberIn((await SayAsync(host, "web", "換到手機"))[^1]);
        await SayAsync(
            host, "line",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number.ToLowerInvariant()));
        Assert.Equal("taipower.name-change", (await StateAsync(host, "line"))!.Topic?.Entry);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task Number_IsGoodForADay(int hours, bool good)
    {
        await using var host = await StartAsync();
        await SayAsync(host, "web", "電費過戶要帶什麼");
        var number = NumberIn((await SayAsync(host, "web", "用LINE繼續"))[^1]);
        time.Advance(TimeSpan.FromHours(hours));
        await SayAsync(host, "line", number);
        Assert.Equal(good, (await StateAsync(host, "line"))?.Topic is not null);
    }

    [Fact]
    public async Task Receipt_GoesOnWithItsList_WhateverWasTalkedAboutSince()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "web", "電費過戶，公司，請代理人辦");
        var receipt = await host.QueryAsync(db => db.QuerySingle<string>("select id from receipts"));
        await SayAsync(host, "web", "停電通報");

        await SayAsync(host, "line", receipt);

        var state = (await StateAsync(host, "line"))!;
        Assert.Equal(("taipower.name-change", Expecting.Helpful), (state.Topic!.Entry, state.Expecting));
        Assert.Equal("company", state.Topic.Answers["applicant"]);
        Assert.Null(state.Suspended);
        var sheets = await host.QueryAsync(
            db => db.Query<string>("select sheet from receipts where entry = 'taipower.name-change'").AsList());
        Assert.Equal(2, sheets.Count);
        Assert.Equal(sheets[0], sheets[1]);
    }

    [Fact]
    public async Task Receipt_OfTheTalkInHand_GoesOnWithAllOfIt()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "web", "電費過戶，公司，請代理人辦");
        var receipt = await host.QueryAsync(db => db.QuerySingle<string>("select id from receipts"));
        await SayAsync(host, "line", receipt);
        Assert.Equal(await StateAsync(host, "web"), await StateAsync(host, "line"));
    }

    [Fact]
    public async Task Number_ThatNobodyWasGiven_IsAnsweredAsItCame()
    {
        await using var host = await StartAsync();
        var turn = await WaitingAsync(host, "line", "K7Q2-9XMT-3BHW");
        Assert.Same(turn, await Continuing(host).PrepareAsync(turn, default));
    }

    [Fact]
    public async Task Guessing_InOneConversation_IsBoundedForAnHour()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "web", "電費過戶要帶什麼");
        var number = NumberIn((await SayAsync(host, "web", "用LINE繼續"))[^1]);
        for (var i = 0; i < FailedNumbers.Most; i++) await SayAsync(host, "line", $"K7Q29XMT3BH{i}");

        await SayAsync(host, "line", number);
        Assert.Null((await StateAsync(host, "line"))!.Topic);
        await SayAsync(host, "other", number);
        Assert.NotNull((await StateAsync(host, "other"))!.Topic);

        time.Advance(TimeSpan.FromMinutes(61));
        await SayAsync(host, "line", number);
        Assert.NotNull((await StateAsync(host, "line"))!.Topic);
    }

    [Fact]
    public async Task SameWrongNumber_TriedAgain_CountsOnce()
    {
        await using var host = await StartAsync();
        await SayAsync(host, "web", "電費過戶要帶什麼");
        var number = NumberIn((await SayAsync(host, "web", "用LINE繼續"))[^1]);
        for (var i = 0; i < 2 * FailedNumbers.Most; i++) await SayAsync(host, "line", "K7Q29XMT3BHW");
        await SayAsync(host, "line", number);
        Assert.NotNull((await StateAsync(host, "line"))!.Topic);
    }

    [Theory]
    [InlineData("https://ask.example.gov.tw", true)]
    [InlineData("", false)]
    public async Task Elsewhere_TellsTheAddressWhereThereIsAPublicOne(string url, bool told)
    {
        await using var host = await StartAsync(url);
        var text = (await SayAsync(host, "web", "用LINE繼續"))[^1];
        Assert.Equal(
            told, text.Contains(
                $"{url}/continue/{NumberIn(text).Replace("-", "", StringComparison.Ordinal)}",
                StringComparison.Ordinal));
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        Assert.Equal(told ? 3 : 2, text.Split('\n').Length);
    }

    [Theory]
    [InlineData("https://ask.example.gov.tw")]
    [InlineData("")]
    public void Referral_TellsThePageWhereThereIsAPublicOne(string url)
    {
        var reply = real.Engine.Next(null, new Input("中油捷利卡怎麼辦",
            "zh-TW") { Organisation = "taipower" }, RealEngine.Today).Replies[^1];
        var filled = FurtherLines.Fill(reply, new Ids(), new SiteOptions { PublicUrl = url }, time.GetUtcNow(), []);
        Assert.Equal(
            url.Length > 0,
            filled.Text.EndsWith($"{url}/entries/cpc.member-card?lang=zh-TW", StringComparison.Ordinal));
        Assert.Equal(reply.Speak, filled.Speak);
    }

    private Task<BotHost> StartAsync(string url = "", bool run = false) => BotHost.StartAsync(
        set: host => host.Time = time,
        add: services => services.AddSingleton<IDialogEngine>(real.Engine)
            .AddSingleton<IExplainer>(real.Loaded.Recognizer),
        settings: new() { ["Site:PublicUrl"] = url }, run: run);

    private static async Task<Waiting> WaitingAsync(BotHost host, string conversation, string text)
    {
        await host.OpenAsync(conversation);
        await host.Bot.ReceiveAsync(conversation, BotHost.Message(text), default);
        return (await host.Get<IInbox>().NextAsync(conversation, default))!;
    }

    private static async Task<IReadOnlyList<string>> SayAsync(BotHost host, string conversation, string text)
    {
        var turn = await Continuing(host).PrepareAsync(await WaitingAsync(host, conversation, text), default);
        var commit = host.Get<Assistant>().Decide(turn);
        Assert.NotNull(await host.Get<IInbox>().CommitAsync(commit, default));
        return [.. commit.Replies.Select(r => r.Said!)];
    }

    private static Task<DialogState?> StateAsync(BotHost host, string conversation) => host.QueryAsync(db =>
        db.ExecuteScalar<string?>("select state from conversations where id = @conversation",
            new { conversation }) is { } json ? JsonSerializer.Deserialize<DialogState>(json) : null);

    private static ITurnPreparation Continuing(BotHost host) =>
        Assert.Single(host.Get<IEnumerable<ITurnPreparation>>().OfType<Continuing>());

    private static string NumberIn(string text) => Number().Match(text).Value;

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Number();
}
