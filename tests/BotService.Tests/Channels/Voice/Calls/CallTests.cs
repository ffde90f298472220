using System.Text.RegularExpressions;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Storage;
using Dapper;

namespace BotService.Tests.Channels.Voice.Calls;

/// <summary>Calls from the first word to the last, with the shipped knowledge.</summary>
public sealed class CallTests
{
    private const string Operator = "tel:+88621911";

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
    public async Task Silence_ThreeTimes_BringsAPerson()
    {
        await using var service = await StartAsync(("Voice:Targets:operator", Operator));
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        var first = await caller.KeepQuietAsync();
        var second = await caller.KeepQuietAsync();
        Assert.NotEqual(first, second);
        await caller.KeepQuietAsync();
        Assert.Equal(new CallCommand.Transfer("operator", Operator, "userRequest"), caller.Commands[^1]);
    }

    [Fact]
    public async Task Silence_WhereNobodyTakesCalls_TellsWhomToDialAndEnds()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.KeepQuietAsync();
        await caller.KeepQuietAsync();
        Assert.Contains("一九一一", await caller.KeepQuietAsync(), StringComparison.Ordinal);
        Assert.IsType<CallCommand.HangUp>(caller.Commands[^1]);
    }

    [Fact]
    public async Task Sentence_NotUnderstoodThreeTimes_NeverHearsTheSameAndBringsAPerson()
    {
        await using var service = await StartAsync(("Voice:Targets:operator", Operator));
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        var heard = new[]
        {
            await caller.SayAsync("窩咧賣貢蝦", 0.2), await caller.SayAsync("", 0.9), await caller.SayAsync("咕嚕咕嚕", 0.1)
        };
        Assert.Equal(3, heard.Distinct().Count());
        Assert.IsType<CallCommand.Transfer>(caller.Commands[^1]);
    }

    [Fact]
    public async Task Sentence_HeardUnsurely_IsAskedAboutAndThenAnswered()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        Assert.Contains("水費要去哪裡繳", await caller.SayAsync("水費要去哪裡繳", 0.55), StringComparison.Ordinal);
        await caller.SayAsync("對");
        Assert.Equal("twc.payment-methods", await TextAsync(service, "select entry from turns where entry is not null"));
    }

    [Fact]
    public async Task Danger_HeardUnsurely_IsAnsweredAtOnce()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.SayAsync("我爸被電到倒在地上", 0.41);
        Assert.Equal(PassageKind.Emergency, Passages(caller)[0].Kind);
    }

    [Fact]
    public async Task Danger_ByKey_TellsTheNumberBeforeAnythingIsChosen()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.ChooseAsync("有危險");
        Assert.Contains("一一九", Passages(caller)[0].Breaths[0].Text, StringComparison.Ordinal);
        await caller.ChooseAsync("瓦斯");
        Assert.Equal(PassageKind.Emergency, Passages(caller)[0].Kind);
        Assert.Equal("gas", await TextAsync(service, "select kind from emergencies"));
    }

    [Fact]
    public async Task Danger_WhereCallsAreTaken_IsGivenToThem()
    {
        await using var service = await StartAsync(("Voice:Targets:emergency", "tel:119"));
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.SayAsync("廚房失火了快來");
        Assert.Equal(new CallCommand.Transfer("emergency", "tel:119", "emergency"), caller.Commands[^1]);
    }

    [Fact]
    public async Task Person_IsOneKeyAwayAnywhere()
    {
        await using var service = await StartAsync(("Voice:Targets:operator", Operator), ("Voice:Targets:twc", "tel:+88641910"));
        var caller = new Caller(service.Services);
        await caller.StartAsync();
        await caller.SayAsync("水費要去哪裡繳");
        await caller.KeyAsync("0");
        Assert.Equal(new CallCommand.Transfer("twc", "tel:+88641910", "userRequest"), caller.Commands[^1]);
        Assert.Equal(1, await ScalarAsync(service, "select count(*) from handoffs"));
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
    public async Task Number_IsNowhereInTheStore()
    {
        await using var service = await StartAsync();
        var caller = new Caller(service.Services, number: "0912345678");
        await caller.StartAsync();
        await caller.KeyAsync("0912345678");
        await service.App.StopAsync();
        var bytes = Directory.EnumerateFiles(service.Folder, "store.db*").SelectMany(File.ReadAllBytes).ToArray();
        Assert.True(bytes.AsSpan().IndexOf("0912345678"u8) < 0);
    }

    private static Task<TestService> StartAsync(params (string Name, string Value)[] settings) => TestService.StartAsync(
        settings.ToDictionary(one => one.Name, one => (string?)one.Value));

    private static IReadOnlyList<Passage> Passages(Caller caller) => caller.Commands.OfType<CallCommand.Say>().First().Passages;

    /// <summary>The first six figures in a row.</summary>
    private static string Figures(string heard) => string.Concat(
        Regex.Match(heard.Replace("，", "", StringComparison.Ordinal), "[零一二三四五六七八九]{6}").Value
            .Select(c => "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal)));

    private static async Task<ReplyKind> SayElsewhereAsync(TestService service, string text)
    {
        var door = service.Get<ITurnDoor>();
        await door.OpenAsync(new NewConversation("elsewhere", "directline", "dl_u", "zh-TW", null, null, Greet: false), default);
        var accepted = await door.ReceiveAsync("elsewhere", new(new() { ["type"] = "message", ["text"] = text }), default);
        return (await door.RepliesToAsync("elsewhere", accepted, default))[^1].Spoken!.Reply.Kind;
    }

    private static async Task<IReadOnlyList<string>> PapersAsync(TestService service, string call)
    {
        var history = await service.Get<ITurnDoor>().ReadAsync(call, 0, 100, default);
        var sheet = history.Select(one => one.Spoken?.Reply.Sheet).Last(found => found is not null)!;
        return [.. sheet.Parts.Where(part => part.Kind is PartKind.Documents or PartKind.Forms or PartKind.Fees or PartKind.Warnings)
            .SelectMany(part => part.Items).Select(item => item.Id)];
    }

    private static Task<long> ScalarAsync(TestService service, string sql) =>
        service.Get<Database>().ReadAsync(db => db.ExecuteScalarAsync<long>(sql), default);

    private static Task<string?> TextAsync(TestService service, string sql) =>
        service.Get<Database>().ReadAsync(db => db.ExecuteScalarAsync<string?>(sql), default);
}
