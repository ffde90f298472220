using System.Net;
using BotService.Handoff;
using BotService.Handoff.Live;
using BotService.Staff;

namespace BotService.Tests.Web.Staff.Talks;

/// <summary>What open pages are told at once.</summary>
public sealed class LiveStreamTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Talk_IsToldFromTheQueueToItsEnd_WithItsLines()
    {
        var clerk = await ThereAsync("taipower", "小林");
        using var live = await LiveReader.OpenAsync(clerk);
        var citizen = await Citizen.WaitingAsync(staff);
        Assert.Equal("c", (await live.NextAsync("queue")).Conversation);
        await clerk.PostFormAsync($"{citizen.Page}/take");
        Assert.Contains("小林", (await live.NextAsync("message")).Lines.Single(), StringComparison.Ordinal);
        await citizen.SayAsync("第一行\n第二行 <b>");
        var heard = await live.NextAsync("message");
        Assert.Equal(["citizen: 第一行\n第二行 <b>"], heard.Lines);
        Assert.True(heard.Id > 0 && heard.Data.GetProperty("sequence").GetInt64() > 0);
        await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "好的"), ("key", "k"));
        var said = await live.NextAsync("message");
        Assert.Equal(["person: 好的"], said.Lines);
        Assert.Equal("小林", said.Data.GetProperty("lines")[0].GetProperty("name").GetString());
        await clerk.PostFormAsync($"{citizen.Page}/send-list");
        Assert.Contains((await live.NextAsync("message")).Data.GetProperty("lines").EnumerateArray(), l => l.GetProperty("receipt").GetString() is { Length: > 0 });
        await clerk.PostFormAsync($"{citizen.Page}/end");
        Assert.Equal("c", (await live.NextAsync("queue")).Conversation);
    }

    [Fact]
    public async Task Events_GoToThoseWhoMaySeeThem_AndMessagesToWhoseTalkItIs()
    {
        var (clerk, colleague, stranger) = (await ThereAsync("taipower", "小林"), await ThereAsync("taipower", "小陳"), await ThereAsync("twc", "小水"));
        var citizen = await Citizen.WaitingAsync(staff);
        await clerk.PostFormAsync($"{citizen.Page}/take");
        using var mine = await LiveReader.OpenAsync(clerk);
        using var theirs = await LiveReader.OpenAsync(colleague);
        using var watching = await LiveReader.OpenAsync(colleague, query: "?watch=c");
        using var foreign = await LiveReader.OpenAsync(stranger, query: "?watch=c");
        await citizen.SayAsync("哈囉");
        await clerk.PostFormAsync($"{citizen.Page}/return");
        Assert.Equal(["citizen: 哈囉"], (await mine.NextAsync("message")).Lines);
        Assert.Equal(["citizen: 哈囉"], (await watching.NextAsync("message")).Lines);
        Assert.Equal("queue", (await theirs.NextAsync())!.Kind);
        // The first that somebody of another organisation hears of is what is theirs.
        await Citizen.WaitingAsync(staff, "w", "台水過戶");
        Assert.Equal("w", (await foreign.NextAsync())!.Conversation);
    }

    [Fact]
    public async Task Stream_TakenUpAgain_TellsJustWhatWasMissed()
    {
        var clerk = await ThereAsync("taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        await clerk.PostFormAsync($"{citizen.Page}/take");
        long last;
        using (var live = await LiveReader.OpenAsync(clerk))
        {
            await citizen.SayAsync("一");
            last = (await live.NextAsync("message")).Id!.Value;
        }

        await citizen.SayAsync("二");
        await citizen.SayAsync("三");
        using var again = await LiveReader.OpenAsync(clerk, last);
        using var other = await LiveReader.OpenAsync(clerk, query: $"?after={last}");
        await citizen.SayAsync("四");
        foreach (var reader in new[] { again, other })
        {
            var told = new[] { await reader.NextAsync(), await reader.NextAsync(), await reader.NextAsync() };
            Assert.Equal(["citizen: 二", "citizen: 三", "citizen: 四"], told.SelectMany(t => t!.Lines));
            Assert.Equal(told.Select(t => t!.Id).Order(), told.Select(t => t!.Id));
        }
    }

    [Fact]
    public async Task Typing_OfTheCitizenIsShownToTheirPerson_AndNeverTakenUpAgain()
    {
        var clerk = await ThereAsync("taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        await clerk.PostFormAsync($"{citizen.Page}/take");
        using var live = await LiveReader.OpenAsync(clerk);
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.PostFormAsync($"{citizen.Page}/typing")).StatusCode);
        await citizen.TypeAsync();
        var told = (await live.NextAsync())!;
        Assert.Equal(("typing", null, "c"), (told.Kind, told.Id, told.Conversation));
        await citizen.SayAsync("打完了");
        Assert.Equal("message", (await live.NextAsync())!.Kind);
    }

    [Fact]
    public async Task Stream_ThatIsQuiet_GivesASignOfLifeAndKeepsItsPersonThere_UntilTheSessionEnds()
    {
        var clerk = await ThereAsync("taipower", "小林");
        using var live = await LiveReader.OpenAsync(clerk);
        Assert.Equal("", await live.LineAsync());
        staff.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal((":", ""), (await live.LineAsync(), await live.LineAsync()));
        staff.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(":", await live.LineAsync());
        Assert.True((await staff.Service.Get<IPresence>().FindAsync(clerk.Account.Id, default))!.SeenAt > staff.Clock.GetUtcNow().AddSeconds(-60));
        await clerk.PostFormAsync("/staff/sign-out");
        Assert.Equal(PresenceStates.Away, (await staff.Service.Get<IPresence>().FindAsync(clerk.Account.Id, default))!.State);
        staff.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await live.NextAsync());
    }

    [Fact]
    public async Task Streams_FiveHundred_AreAllTold_ByOneLook()
    {
        var clerk = await ThereAsync("taipower", "小林");
        var open = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => LiveReader.OpenAsync(clerk)));
        Assert.Equal(500, staff.Service.Get<LiveFeed>().Count);
        await Citizen.WaitingAsync(staff);
        var told = await Task.WhenAll(open.Select(o => o.NextAsync("queue")));
        Assert.Single(told.Select(t => t.Id).Distinct());
        foreach (var one in open) one.Dispose();
    }

    private async Task<StaffBrowser> ThereAsync(string organisation, string name)
    {
        var browser = await staff.ClientAsync(Role.Clerk, organisation);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostFormAsync("/staff/presence/there", ("name", name))).StatusCode);
        return browser;
    }
}
