using System.Text.Json.Nodes;
using BotService.Channels.Line.Menu;
using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Menu;

public sealed class MenuChangesTests
{
    private const string Picture = "/v2/bot/richmenu/{richMenuId}/content";
    private const string NewAlias = "/v2/bot/richmenu/alias";
    private const string Default = "/v2/bot/user/all/richmenu/{richMenuId}";
    private const string Deletion = "/v2/bot/richmenu/{richMenuId}";

    private static readonly IReadOnlyList<RichMenu> Menus = MenuBench.Shipped();

    [Fact]
    public async Task Apply_ToAFreshAccount_MakesEveryMenuAndItsAliasAndSetsTheDefault()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.ApplyAsync(Menus);
        bench.AssertWhole(Menus);
        bench.Platform.AssertNoFaults();
    }

    [Fact]
    public async Task Apply_Twice_ChangesNothingTheSecondTime()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.ApplyAsync(Menus);
        var calls = bench.Platform.Calls.Count;
        await bench.ApplyAsync(Menus);
        Assert.Empty(bench.Changes(since: calls));
    }

    [Fact]
    public async Task Apply_AChangedPicture_ReplacesThatMenuAlone()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.ApplyAsync(Menus);
        var (before, calls) = (bench.Account.Aliases.ToDictionary(), bench.Platform.Calls.Count);
        RichMenu[] changed = [Menus[0], Menus[1] with { Picture = [.. Menus[1].Picture, 0] }];
        await bench.ApplyAsync(changed);
        bench.AssertWhole(changed);
        Assert.Equal(before[Menus[0].Alias], bench.Account.Aliases[Menus[0].Alias]);
        Assert.Equal(
            ["POST /v2/bot/richmenu", $"POST {Picture}", "POST /v2/bot/richmenu/alias/{richMenuAliasId}",
                $"DELETE {Deletion}"], bench.Changes(since: calls));
    }

    [Fact]
    public async Task Apply_AChangedWord_ReplacesTheMenuAndTheDefault()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.ApplyAsync(Menus);
        var before = bench.Account.DefaultMenu;
        RichMenu[] changed = [Menus[0] with { ChatBar = "another" }, Menus[1]];
        await bench.ApplyAsync(changed);
        bench.AssertWhole(changed);
        Assert.NotEqual(before, bench.Account.DefaultMenu);
    }

    /// <summary>At whatever step it fails, what citizens see stays whole; the next run finishes.</summary>
    [Theory]
    [InlineData("/v2/bot/richmenu/validate", nameof(Trouble.ServerError))]
    [InlineData("/v2/bot/richmenu", nameof(Trouble.ServerError))]
    [InlineData("/v2/bot/richmenu", nameof(Trouble.DropsAfter))]
    [InlineData(Picture, nameof(Trouble.ServerError))]
    [InlineData(Picture, nameof(Trouble.DropsAfter))]
    [InlineData("/v2/bot/richmenu/alias/{richMenuAliasId}", nameof(Trouble.TooMany))]
    [InlineData(Default, nameof(Trouble.ServerError))]
    [InlineData(Deletion, nameof(Trouble.ServerError))]
    public async Task Apply_FailingAtOneStep_LeavesNothingPointingNowhereAndIsFinishedNextTime(
        string path, string trouble)
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.ApplyAsync(Menus);
        RichMenu[] changed = [.. Menus.Select(m => m with { ChatBar = "another" })];
        bench.Platform.Next(Enum.Parse<Trouble>(trouble), path: path);
        await Assert.ThrowsAsync<LineRefusedException>(() => bench.ApplyAsync(changed));
        Assert.Contains(bench.Account.DefaultMenu!, bench.Account.Pictures.Keys);
        Assert.All(bench.Account.Aliases.Values, id => Assert.Contains(id, bench.Account.Pictures.Keys));
        await bench.ApplyAsync(changed);
        bench.AssertWhole(changed);
    }

    [Fact]
    public async Task Apply_FailingAtTheSecondPicture_TakesBackWhatWasBegun()
    {
        await using var bench = await MenuBench.StartAsync();
        RichMenu[] broken = [Menus[0], Menus[1] with { Picture = new byte[2 * 1024 * 1024] }];
        await Assert.ThrowsAsync<LineRefusedException>(() => bench.ApplyAsync(broken));
        Assert.Empty(bench.Account.Menus);
        Assert.Empty(bench.Account.Aliases);
        Assert.Null(bench.Account.DefaultMenu);
    }

    [Fact]
    public async Task Apply_AMenuThatWasCutOffBeforeItsPicture_IsMadeAgain()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.Line.PostAsync("/v2/bot/richmenu", RichMenuJson.Write(Menus[0], MenuBench.Origin));
        await bench.ApplyAsync(Menus);
        bench.AssertWhole(Menus);
    }

    [Fact]
    public async Task Apply_MenusOfOthers_AreLeftAlone()
    {
        await using var bench = await MenuBench.StartAsync();
        var theirs = RichMenuJson.Write(Menus[0], MenuBench.Origin);
        theirs["name"] = "spring campaign";
        await bench.Line.PostAsync("/v2/bot/richmenu", theirs);
        var id = bench.Account.Menus.Keys.Single();
        await bench.Line.PostAsync(NewAlias, new JsonObject { ["richMenuAliasId"] = "campaign", ["richMenuId"] = id });
        await bench.ApplyAsync(Menus);
        Assert.Contains(id, bench.Account.Menus.Keys);
        Assert.Equal(id, bench.Account.Aliases["campaign"]);
    }

    [Fact]
    public async Task Apply_ALanguageThatIsGone_TakesItsMenuAndAliasAway()
    {
        await using var bench = await MenuBench.StartAsync();
        await bench.ApplyAsync(Menus);
        await bench.ApplyAsync(Menus[0]);
        bench.AssertWhole(Menus[0]);
    }
}
