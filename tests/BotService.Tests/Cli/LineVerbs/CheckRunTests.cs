using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Cli;
using BotService.Cli.LineVerbs;
using BotService.Conversations;
using BotService.Hosting;
using BotService.LineStandIn;
using BotService.Tests.Channels.Clients;
using BotService.Tests.Channels.Line.Menu;
using BotService.Tests.Dialogs;
using Moq;

namespace BotService.Tests.Cli.LineVerbs;

public sealed class CheckRunTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public async Task Check_WhenAllIsWell_EndsWithZeroAndSendsNothingToAnybody()
    {
        await using var line = await MenuBench.StartAsync();
        await using var service = await TestService.StartAsync(line.Platform.Settings());
        line.Account.Endpoint = new Uri($"{service.Address}/line/webhook/power");
        var check = new CheckBench(line, service.Address) { Samples = CheckBench.AllSamples(real) };
        Assert.True(await check.RunAsync() == ExitCode.Ok, check.Output.ToString());
        var told = check.Output.ToString();
        Assert.Contains("LINE's test got 200 OK", told, StringComparison.Ordinal);
        Assert.Contains(
            $"LINE takes {check.Samples.Count} of {check.Samples.Count} samples", told, StringComparison.Ordinal);
        Assert.Contains("`line menu apply` brings it", told, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Account.Token, told, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Account.Secret, told, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Platform.Calls, c => c.Path is LinePlatform.ReplyPath or LinePlatform.PushPath);
        line.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Check_ATokenLineDoesNotKnow_SaysSoAndGoesOnWithTheNextAccount()
    {
        await using var line = await MenuBench.StartAsync("power", "water");
        var check = new CheckBench(line, MenuBench.Origin);
        Assert.Equal(
            ExitCode.Failed,
            await check.RunAsync(
                new LineAccount { Name = "power", ChannelAccessToken = "stranger" }, line.Accounts[1]));
        Assert.Contains(
            "PROBLEM  token: LINE does not accept the channel access token (401)", check.Output.ToString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", check.Output.ToString(), StringComparison.Ordinal);
        Assert.Single(line.Platform.Calls, c => c.Account.Length == 0);
        Assert.Contains(line.Platform.Calls, c => c.Account == "water");
    }

    [Theory]
    [InlineData(null, "PROBLEM  webhook: none is set in the LINE Developers console; set https://ask.example.gov.tw/line/webhook/power")]
    [InlineData("https://old.example/line/webhook/power", "PROBLEM  webhook: the console has https://old.example/line/webhook/power; it should be https://ask.example.gov.tw/line/webhook/power")]
    public async Task Check_AWebhookThatIsNotOurs_SaysWhatToSet(string? endpoint, string says)
    {
        await using var line = await MenuBench.StartAsync();
        line.Account.Endpoint = endpoint is null ? null : new Uri(endpoint);
        await AssertProblemAsync(new CheckBench(line, MenuBench.Origin), says);
    }

    [Fact]
    public async Task Check_ASecretThatIsNotTheChannels_ShowsInLinesTest()
    {
        await using var line = await MenuBench.StartAsync();
        var settings = line.Platform.Settings();
        settings["Line:Accounts:0:ChannelSecrets:0"] = "the secret of another";
        await using var service = await TestService.StartAsync(settings);
        line.Account.Endpoint = new Uri($"{service.Address}/line/webhook/power");
        await AssertProblemAsync(new CheckBench(line, service.Address), "PROBLEM  webhook: LINE's test got 40");
    }

    [Fact]
    public async Task Check_WithoutAPublicAddress_AsksForIt()
    {
        await using var line = await MenuBench.StartAsync();
        await AssertProblemAsync(new CheckBench(line, ""), "PROBLEM  webhook: set Site:PublicUrl");
    }

    [Fact]
    public async Task Check_LineNotToBeReached_SaysSo()
    {
        await using var line = await MenuBench.StartAsync();
        await line.Platform.DisposeAsync();
        await AssertProblemAsync(new CheckBench(line, MenuBench.Origin), "PROBLEM  token: LINE cannot be reached");
    }

    [Fact]
    public async Task Check_PushesAllowedAndTheQuotaUsedUp_IsAProblem()
    {
        await using var line = await MenuBench.StartAsync();
        (line.Account.Quota, line.Account.Pushed) = (200, 200);
        await AssertProblemAsync(
            new CheckBench(line, MenuBench.Origin), "PROBLEM  quota: 200 of 200 messages pushed this month");
    }

    [Fact]
    public async Task Check_ARefusedSample_IsNamedWithThePropertyAndTheReason()
    {
        await using var line = await MenuBench.StartAsync();
        var check = new CheckBench(line, MenuBench.Origin)
        {
            Samples = [.. CheckBench.AllSamples(real).Take(1)],
            Messages = CheckBench.Always(new JsonObject { ["type"] = "text", ["text"] = new string('x', 5001) }),
        };
        await AssertProblemAsync(
            check, $"PROBLEM  replies: {check.Samples[0].Name}: LINE answers POST /v2/bot/message/validate/reply with 400");
        Assert.Contains("messages[0].text", check.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("LINE takes 0 of 1 samples", check.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ASampleThatSaysNothing_IsAProblem()
    {
        await using var line = await MenuBench.StartAsync();
        await AssertProblemAsync(
            new CheckBench(line,
                MenuBench.Origin) { Samples = [.. CheckBench.AllSamples(real).Take(1)],
                Messages = CheckBench.Always() }, "says nothing on LINE");
    }

    [Fact]
    public async Task Check_WhatTheStoreRemembers_IsThisAccountsAlone()
    {
        await using var line = await MenuBench.StartAsync();
        var counts = new OutboxFigures(
            [new("line/power", "reply", 1950), new("line/power", "push", 50), new("line/power-2", "push", 7)],
            [new("line/power", "invalid", 3), new("line/power", "left", 2), new("line/power-2", "invalid", 9)], 0);
        var figures =
            Mock.Of<IOutboxFigures>(
                f => f.CountAsync("line/power", It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(),
                    It.IsAny<CancellationToken>()) == Task.FromResult(counts));
        var check = new CheckBench(line, MenuBench.Origin) { Figures = figures };
        await check.RunAsync();
        var sent = check.Output.ToString().ReplaceLineEndings("\n").Split('\n')
            .Where(l => l.Contains("sent:", StringComparison.Ordinal)).Select(l => l.Trim());
        Assert.Equal(
            ["ok       sent: 1,950 of 2,000 replies in 30 days went free of quota (97.5 %)",
                "note     sent: 3 replies in 30 days did not arrive: invalid"], sent);
    }

    [Fact]
    public async Task Check_WithoutAStore_SaysSoAndGoesOn()
    {
        await using var line = await MenuBench.StartAsync();
        var check = new CheckBench(line, MenuBench.Origin);
        await check.RunAsync();
        Assert.Contains("note     sent: there is no store yet", check.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("token: it is @", check.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AStoreThatCannotBeRead_SaysSoAndGoesOn()
    {
        await using var line = await MenuBench.StartAsync();
        var figures = new Mock<IOutboxFigures>();
        figures.Setup(f => f.CountAsync(It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ThrowsAsync(new StoreUnavailableException("The database is damaged."));
        var check = new CheckBench(line, MenuBench.Origin) { Figures = figures.Object };
        await AssertProblemAsync(check, "PROBLEM  sent: The database is damaged.");
        Assert.Contains("token: it is @", check.Output.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertProblemAsync(CheckBench check, string says)
    {
        Assert.Equal(ExitCode.Failed, await check.RunAsync());
        Assert.Contains(says, check.Output.ToString(), StringComparison.Ordinal);
    }
}
