using BotService.Channels.Line;
using BotService.Cli;
using BotService.Cli.LineVerbs;
using BotService.Tests.Channels.Line.Menu;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Cli.LineVerbs;

public sealed class MenuRunTests
{
    private readonly StringWriter output = new();

    [Fact]
    public async Task Show_BeforeAndAfterApply_SaysHowEachMenuStands()
    {
        await using var bench = await MenuBench.StartAsync();
        Assert.Equal(ExitCode.Ok, await ShowAsync(bench));
        Assert.Contains("power: zh-TW is not there", Take(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, await ApplyAsync(bench));
        Take();
        await ShowAsync(bench);
        Assert.Equal(
            ["power: zh-TW is as the data says, the default", "power: en is as the data says"],
            Take().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Show_AnOlderMenuThatIsNoLongerTheDefault_SaysBoth()
    {
        await using var bench = await MenuBench.StartAsync();
        var older = MenuBench.Shipped()[0] with { ChatBar = "older" };
        await bench.ApplyAsync(older);
        bench.Account.DefaultMenu = null;
        await ShowAsync(bench);
        Assert.Contains("zh-TW is there in another version, but not the default", Take(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_ToSeveralAccounts_GoesOnWhenOneRefuses()
    {
        await using var bench = await MenuBench.StartAsync("power", "water");
        IReadOnlyList<LineAccount> accounts =
            [new() { Name = "power", ChannelAccessToken = "of-nobody" }, bench.Accounts[1]];
        Assert.Equal(
            ExitCode.Failed,
            await new MenuRun(bench.Api, output).ApplyAsync(accounts, MenuBench.Shipped(), MenuBench.Origin, default));
        var told = Take();
        Assert.Contains("power: LINE does not accept the channel access token (401)", told, StringComparison.Ordinal);
        Assert.DoesNotContain("of-nobody", told, StringComparison.Ordinal);
        Assert.NotNull(bench.Platform.Accounts[1].DefaultMenu);
    }

    [Fact]
    public async Task Apply_WhileLineIsNotToBeReached_SaysSo()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.Platform.DisposeAsync();
        Assert.Equal(ExitCode.Failed, await ApplyAsync(bench));
        Assert.Contains("LINE cannot be reached", Take(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WithoutAPublicAddress_AsksForItAndCallsNobody()
    {
        await using var bench = await MenuBench.StartAsync();
        Assert.Equal(
            ExitCode.Failed,
            await new MenuRun(bench.Api, output).ApplyAsync(bench.Accounts, MenuBench.Shipped(), "", default));
        Assert.Contains("Site__PublicUrl", Take(), StringComparison.Ordinal);
        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task Apply_WhatLineRefuses_NamesThePropertyAndTheReason()
    {
        await using var bench = await MenuBench.StartAsync();
        var tooLong = MenuBench.Shipped()[0] with { ChatBar = new string('x', 15) };
        Assert.Equal(
            ExitCode.Failed,
            await new MenuRun(bench.Api, output).ApplyAsync(bench.Accounts, [tooLong], MenuBench.Origin, default));
        Assert.Contains("chatBarText", Take(), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_WritesAPageForEachLanguage()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-");
        try
        {
            Assert.Equal(
                ExitCode.Ok, MenuDrawing.Run(Path.Combine(Shipped.Root, "dialogs"), folder.FullName, output, output));
            Assert.Equal(
                ["line-menu.en.html", "line-menu.zh-TW.html"],
                folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Choose_WithoutAccountsOrWithAnUnknownName_SaysWhatToDo()
    {
        Assert.Empty(LineDoor.Choose([], null, output));
        Assert.Contains("Line__Accounts__0__Name", Take(), StringComparison.Ordinal);
        Assert.Empty(LineDoor.Choose([new() { Name = "power" }, new() { Name = "water" }], "gas", output));
        Assert.Contains("power, water", Take(), StringComparison.Ordinal);
    }

    private Task<int> ShowAsync(MenuBench bench) =>
        new MenuRun(bench.Api, output).ShowAsync(bench.Accounts, MenuBench.Shipped(), MenuBench.Origin, default);

    private Task<int> ApplyAsync(MenuBench bench) =>
        new MenuRun(bench.Api, output).ApplyAsync(bench.Accounts, MenuBench.Shipped(), MenuBench.Origin, default);

    private string Take()
    {
        var told = output.ToString().ReplaceLineEndings("\n");
        output.GetStringBuilder().Clear();
        return told;
    }
}
