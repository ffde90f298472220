using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Engine.Dialogs;
using static BotService.Tests.Channels.Voice.Calls.CallService;

namespace BotService.Tests.Channels.Voice.Calls;

/// <summary>Calls from the first word to the last, with the shipped knowledge.</summary>
public sealed class CallTests
{
    [Fact]
    public async Task NameChange_ForACompanyByAnAgent_IsToldTakenAwayRatedAndEnds()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        Assert.Contains("電腦", await caller.StartAsync(), StringComparison.Ordinal);
        Assert.Contains(caller.Commands, command => command is CallCommand.Configure { Language: "zh-TW" });

        await caller.SayAsync("電費過戶要帶什麼");
        await caller.ChooseAsync("公司");
        var told = await caller.ChooseAsync("代理人");
        while (told.Contains("還沒說完", StringComparison.Ordinal)) told = await caller.KeyAsync("1");
        var papers = await PapersAsync(service, caller.Call);
        Assert.True(papers.Count >= 4);
        Assert.Subset(caller.Told, papers.ToHashSet());

        var code = Figures(await caller.KeyAsync("9"));
        Assert.Equal(ReplyKind.Checklist, await SayElsewhereAsync(service, code));
        Assert.Contains("送到", await caller.KeepQuietAsync(), StringComparison.Ordinal);

        Assert.Contains("打個分數", await caller.KeyAsync("#"), StringComparison.Ordinal);
        await caller.KeyAsync("4");
        await caller.KeyAsync("1");
        Assert.IsType<CallCommand.HangUp>(caller.Commands[^1]);
        Assert.Equal(4, await ScalarAsync(service, "select score from ratings where score is not null"));
    }

    [Fact]
    public async Task Line_OfOneOrganisation_AnswersForItInEveryTurn()
    {
        await using var service = await StartAsync(("Voice:Organisations:1910", "twc"));
        var caller = new Caller(service.Services);
        Assert.Contains("自來水", await caller.StartAsync(callee: "1910"), StringComparison.Ordinal);
        await caller.SayAsync("我要辦過戶");
        Assert.Equal("twc.name-change", await TextAsync(service, "select entry from turns where entry is not null"));
        Assert.DoesNotContain("電力公司", await caller.KeyAsync("8"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_IsSaidFirstAndCannotBeSkipped()
    {
        await using var service = await StartAsync(("Voice:IsRecorded", "true"));
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        var said = caller.Commands.OfType<CallCommand.Say>().ToList();
        Assert.True(said[0].IsWhole);
        Assert.All(said.Skip(1), say => Assert.False(say.IsWhole));
        Assert.Contains("錄音", said[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ToldTwice_AnswersTheSameAndCountsOnce()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        var first = await caller.TellAsync(new CallEvent.Keyed("2"), "k");
        Assert.Equal(first, await caller.TellAsync(new CallEvent.Keyed("2"), "k"));
        Assert.NotEqual(first, await caller.TellAsync(new CallEvent.Keyed("2"), "l"));
    }

    [Fact]
    public async Task Keys_AloneLeadToAList()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.ChooseAsync("常辦的事");
        await caller.ChooseAsync("電費過戶");
        await caller.ChooseAsync("個人");
        await caller.ChooseAsync("本人");
        while (caller.Heard.Contains("還沒說完", StringComparison.Ordinal)) await caller.KeyAsync("1");
        Assert.Subset(caller.Told, (await PapersAsync(service, caller.Call)).ToHashSet());
    }

    [Fact]
    public async Task End_BeforeAllWasTold_GivesTheNumberFirst()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.SayAsync("電費過戶要帶什麼");
        await caller.ChooseAsync("公司");
        Assert.Contains("還沒說完", await caller.ChooseAsync("代理人"), StringComparison.Ordinal);
        Assert.Equal(6, Figures(await caller.KeyAsync("#")).Length);
        Assert.IsType<CallCommand.HangUp>(caller.Commands[^1]);
    }

    [Fact]
    public async Task HangUp_InMidList_NotesWhatWasNotTold()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.SayAsync("電費過戶要帶什麼");
        await caller.ChooseAsync("公司");
        await caller.ChooseAsync("代理人");
        await caller.HangUpAsync();
        await caller.HangUpAsync();
        var history = await service.Get<ITurnDoor>().ReadAsync(caller.Call, 0, 100, default);
        for (var i = 0; i < 100 && history[^1].Activity.Text("name") != "callEnded"; i++)
        {
            await Task.Delay(50);
            history = await service.Get<ITurnDoor>().ReadAsync(caller.Call, 0, 100, default);
        }

        Assert.Contains("還沒說到", history.Single(one => one.Activity.Text("name") == "callEnded").Said, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnknownConversationException>(() => caller.KeyAsync("1"));
    }

    [Fact]
    public async Task English_IsOneKeyAway()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        Assert.Contains("For English", await caller.StartAsync(), StringComparison.Ordinal);
        Assert.Contains("Common matters", await caller.KeyAsync("6"), StringComparison.Ordinal);
        Assert.Equal(new CallCommand.Configure("en"), caller.Commands[0]);
        await caller.KeyAsync("1");
        await caller.KeyAsync("1");
        Assert.Equal("en", await TextAsync(service, "select locale from turns order by number desc"));
    }

    [Fact]
    public async Task Caller_WhoCallsAgainSoon_GoesOn()
    {
        await using var service = await StartAsync();
        var first = new Caller(service.Services, number: "0912345678");
        await first.StartAsync();
        await first.SayAsync("電費過戶要帶什麼");
        await first.HangUpAsync();

        var again = new Caller(service.Services, number: "+886912345678");
        Assert.Contains("剛才", await again.StartAsync(), StringComparison.Ordinal);
        await again.ChooseAsync("接著問");
        await again.ChooseAsync("公司");
        var other = new Caller(service.Services, number: "0987654321");
        Assert.DoesNotContain("剛才", await other.StartAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_KilledInMidCall_GoesOnWhereItWas()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        try
        {
            Caller caller;
            await using (var service = await TestService.StartAsync(folder: folder))
            {
                caller = new Caller(service.Services, number: "0912345678");
                await caller.StartAsync();
                await caller.SayAsync("電費過戶要帶什麼");
                await service.CrashAsync();
            }

            await using var again = await TestService.StartAsync(folder: folder);
            caller = caller.At(again.Services);
            Assert.Contains("代理人", await caller.ChooseAsync("公司"), StringComparison.Ordinal);
            // And who hung up in between is asked whether to go on.
            var other = new Caller(again.Services, number: "0912345678");
            Assert.Contains("剛才", await other.StartAsync(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Number_IsNowhereInTheStore()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services, number: "0912345678");
        await caller.StartAsync();
        await caller.KeyAsync("0912345678");
        Assert.Contains("過戶", await caller.SayAsync("我的電話是 0912345678 要過戶", 0.5), StringComparison.Ordinal);
        await service.App.StopAsync();
        var bytes = Directory.EnumerateFiles(service.Folder, "store.db*").SelectMany(File.ReadAllBytes).ToArray();
        Assert.True(bytes.AsSpan().IndexOf("0912345678"u8) < 0);
    }
}
