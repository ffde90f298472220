using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using static BotService.Tests.Channels.Voice.Calls.CallService;

namespace BotService.Tests.Channels.Voice.Calls;

/// <summary>Callers who keep quiet, are not understood, are in danger or want a person.</summary>
public sealed class CallHelpTests
{
    private const string Operator = "tel:+88621911";

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
}
