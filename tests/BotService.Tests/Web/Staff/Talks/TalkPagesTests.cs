using System.Net;
using System.Text.Json;
using BotService.Handoff;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Tests.Web.Staff.Talks;

/// <summary>Talks of citizens with people, through the pages and their forms.</summary>
public sealed class TalkPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Talk_IsTakenAnsweredAndGivenBack_WhereTheListWas()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        var list = await clerk.PageAsync("/staff/talks?lang=en");
        Assert.Contains(list.QuerySelectorAll("td a"), a => a.GetAttribute("href")!.Contains(citizen.Page, StringComparison.Ordinal));
        Assert.Contains("1 waiting, 0 yours", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/take")).StatusCode);
        Assert.Contains("小林", (await citizen.SaidAsync())[^1], StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/send-list")).StatusCode);
        var sheet = (await citizen.HistoryAsync())[^1];
        Assert.Equal(("小林", true), (sheet.WorkName, sheet.Spoken?.Receipt is not null));
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "記得帶印章"), ("key", "1"))).StatusCode);
        Assert.Equal("記得帶印章", (await citizen.SaidAsync())[^1]);
        var page = await clerk.PageAsync($"{citizen.Page}?lang=en");
        Assert.Contains("Staff, 小林", page.QuerySelectorAll(".line-of.person").Last().TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/return")).StatusCode);
        Assert.Contains("It was given back", (await clerk.PageAsync($"{citizen.Page}?lang=en")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(await citizen.SayAsync("謝謝"));
    }

    [Fact]
    public async Task Take_ByTwoAtOnce_IsOnesAndTheOtherIsToldWhose()
    {
        var (one, two) = (await ThereAsync(Role.Clerk, "taipower", "小林"), await ThereAsync(Role.Clerk, "taipower", "小陳"));
        var citizen = await Citizen.WaitingAsync(staff);
        var answers = await Task.WhenAll(one.PostFormAsync($"{citizen.Page}/take"), two.PostFormAsync($"{citizen.Page}/take"));
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        var winner = answers[0].StatusCode == HttpStatusCode.SeeOther ? "小林" : "小陳";
        var told = await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Content.ReadAsStringAsync();
        Assert.Contains(winner, StaffBrowser.Read(told).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(await citizen.SaidAsync(), s => s.Contains("小林", StringComparison.Ordinal) || s.Contains("小陳", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Say_AfterReturnOrToAColleaguesTalk_LosesNothingTyped()
    {
        var (one, two) = (await ThereAsync(Role.Clerk, "taipower", "小林"), await ThereAsync(Role.Clerk, "taipower", "小陳"));
        var citizen = await Citizen.WaitingAsync(staff);
        await one.PostFormAsync($"{citizen.Page}/take");
        await AssertRefusedAsync(two, HttpStatusCode.Conflict, "小林");
        await one.PostFormAsync($"{citizen.Page}/return");
        await AssertRefusedAsync(one, HttpStatusCode.Conflict, "given back");
        Assert.Equal(HttpStatusCode.Conflict, (await one.PostFormAsync($"{citizen.Page}/take")).StatusCode);
        Assert.DoesNotContain("一段很長的話", await citizen.SaidAsync());

        async Task AssertRefusedAsync(StaffBrowser browser, HttpStatusCode status, string why)
        {
            var answer = await browser.PostFormAsync($"{citizen.Page}/say?lang=en", ("text", "一段很長的話"), ("key", "k"));
            var text = StaffBrowser.Read(await answer.Content.ReadAsStringAsync()).Body!.TextContent;
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(why, text, StringComparison.Ordinal);
            Assert.Contains("一段很長的話", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Say_TooLongOrEmpty_ComesBackAndIsNotSent()
    {
        var (clerk, citizen) = await TakenAsync();
        var before = (await citizen.SaidAsync()).Count;
        var long20k = string.Concat(Enumerable.Repeat("長話。", 6667));
        var answer = await clerk.PostFormAsync($"{citizen.Page}/say", ("text", long20k), ("key", "k"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = StaffBrowser.Read(await answer.Content.ReadAsStringAsync());
        Assert.Equal(long20k, page.QuerySelector("textarea[name=text]")!.TextContent);
        Assert.Equal("k", page.QuerySelector("form.say input[name=key]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "  "))).StatusCode);
        Assert.Equal(before, (await citizen.SaidAsync()).Count);
    }

    [Fact]
    public async Task Say_TwiceUnderOneKey_GoesOutOnce()
    {
        var (clerk, citizen) = await TakenAsync();
        await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "第一句"), ("key", "k"));
        await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "第一句"), ("key", "k"));
        await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "沒有鑰匙"));
        await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "沒有鑰匙"));
        var said = await citizen.SaidAsync();
        Assert.Equal((1, 2), (said.Count(s => s == "第一句"), said.Count(s => s == "沒有鑰匙")));
    }

    [Fact]
    public async Task Say_WithPersonalData_ShowsTheMaskFirst_AndScriptsStayText()
    {
        var (clerk, citizen) = await TakenAsync();
        const string text = "<script>alert(1)</script> 您的 A123456789，請打 1911";
        var preview = await clerk.PostFormAsync($"{citizen.Page}/say", ("text", text), ("key", "k"), ("preview", "1"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        var shown = StaffBrowser.Read(await preview.Content.ReadAsStringAsync());
        var masked = shown.QuerySelector("textarea[name=text]")!.TextContent;
        Assert.DoesNotContain("A123456789", masked, StringComparison.Ordinal);
        Assert.Contains("1911", masked, StringComparison.Ordinal);
        Assert.DoesNotContain(await citizen.SaidAsync(), s => s.Contains("alert", StringComparison.Ordinal));
        // What is shown is what goes out, whether it was shown first or not.
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/say", ("text", masked), ("key", "k"), ("preview", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/say", ("text", text), ("key", "l"))).StatusCode);
        Assert.Equal([masked, masked], (await citizen.SaidAsync()).TakeLast(2));
        var page = await clerk.PageAsync(citizen.Page);
        Assert.Empty(page.QuerySelectorAll(".talk script"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelectorAll(".said").Last().TextContent, StringComparison.Ordinal);

        var live = await clerk.PostFormAsync($"{citizen.Page}/mask", ("text", text));
        Assert.Equal(masked, (await ReadAsync(live)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Forward_NeedsConsentReasonAndSomebodyThere_AndComesWithItsReason()
    {
        var (clerk, citizen) = await TakenAsync();
        async Task<HttpStatusCode> ForwardAsync(params (string, string?)[] fields) =>
            (await clerk.PostFormAsync($"{citizen.Page}/forward", fields)).StatusCode;
        Assert.Equal(HttpStatusCode.Conflict, await ForwardAsync(("organisation", "twc"), ("reason", "水的事"), ("consent", "yes")));
        var other = await ThereAsync(Role.Clerk, "twc", "小水");
        Assert.Equal(HttpStatusCode.BadRequest, await ForwardAsync(("organisation", "twc"), ("reason", "水的事")));
        Assert.Equal(HttpStatusCode.BadRequest, await ForwardAsync(("organisation", "twc"), ("consent", "yes")));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(citizen.Page)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await ForwardAsync(("organisation", "twc"), ("reason", "水的事 0912345678"), ("consent", "yes")));
        var page = (await other.PageAsync(citizen.Page)).Body!.TextContent;
        Assert.Contains("水的事", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.PostFormAsync($"{citizen.Page}/take")).StatusCode);
        Assert.Contains((await citizen.SaidAsync()), s => s.Contains("小水", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Manager_TakesOverFromWhoWasShown_AndAClerkCannot()
    {
        var (clerk, citizen) = await TakenAsync();
        var (other, manager) = (await ThereAsync(Role.Clerk, "taipower", "小陳"), await ThereAsync(Role.Manager, null, "主任"));
        Assert.Equal(HttpStatusCode.Conflict, (await other.PostFormAsync($"{citizen.Page}/take", ("from", clerk.Account.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostFormAsync($"{citizen.Page}/take", ("from", other.Account.Id))).StatusCode);
        Assert.NotNull((await manager.PageAsync(citizen.Page)).QuerySelector($"input[name=from][value='{clerk.Account.Id}']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await manager.PostFormAsync($"{citizen.Page}/take", ("from", clerk.Account.Id))).StatusCode);
        Assert.Contains("主任", (await citizen.SaidAsync())[^1], StringComparison.Ordinal);
        var late = await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "我還在打字"), ("key", "k"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("主任", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talk_OfAnotherOrganisation_IsNotThere()
    {
        var (_, citizen) = await TakenAsync();
        var clerk = await ThereAsync(Role.Clerk, "twc", "小水");
        Assert.Equal(0, (await clerk.JsonAsync("/staff/talks")).GetProperty("total").GetInt64());
        foreach (var action in new[] { "take", "say", "send-list", "forward", "return", "end" })
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostFormAsync($"{citizen.Page}/{action}", ("text", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(citizen.Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{citizen.Page}/now")).StatusCode);
    }

    [Fact]
    public async Task List_TellsPlacesAndTheFirstPageItsFigures()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        var citizens = new[] { await Citizen.WaitingAsync(staff, "a"), await Citizen.WaitingAsync(staff, "b"), await Citizen.WaitingAsync(staff, "c") };
        await clerk.PostFormAsync($"{citizens[0].Page}/take");
        var list = await clerk.JsonAsync("/staff/talks");
        var rows = list.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["b", "c", "a"], rows.Select(r => r.GetProperty("conversation").GetString()));
        Assert.Equal([1, 2, null], rows.Select(r => r.GetProperty("position").ValueKind == JsonValueKind.Null ? null : (int?)r.GetProperty("position").GetInt32()));
        Assert.Equal((2, 1), (list.GetProperty("summary").GetProperty("waiting").GetInt32(), list.GetProperty("summary").GetProperty("mine").GetInt32()));
        Assert.Equal("小林", list.GetProperty("summary").GetProperty("presence").GetProperty("workName").GetString());
        Assert.Equal(["a"], (await clerk.JsonAsync("/staff/talks?assignee=me")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("conversation").GetString()));
        var today = (await clerk.PageAsync("/staff?lang=en")).Body!.TextContent;
        Assert.Contains("citizens waiting for a person", today, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_IsKeptOnceForAnOpening()
    {
        var (clerk, citizen) = await TakenAsync();
        for (var i = 0; i < 3; i++) await clerk.PageAsync(citizen.Page);
        await clerk.GetAsync($"{citizen.Page}/now");
        Assert.Equal(1, await LooksAsync());
        staff.Clock.Advance(TimeSpan.FromMinutes(29));
        await clerk.PageAsync("/staff/talks");
        staff.Clock.Advance(TimeSpan.FromMinutes(29));
        await clerk.PageAsync(citizen.Page);
        Assert.Equal(2, await LooksAsync());

        async Task<int> LooksAsync() => (await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, null, null), 100, default))
            .Count(d => d.Deed.Action == "conversations/look");
    }

    [Fact]
    public async Task Suggestion_FollowsTheNewestWords_AndIsSentAsShown()
    {
        var (clerk, citizen) = await TakenAsync();
        await citizen.SayAsync("那個門號換人，我想申請自動扣繳電費");
        var page = await clerk.PageAsync($"{citizen.Page}?lang=en");
        var form = page.QuerySelectorAll("form.send-list").First();
        Assert.NotNull(form.QuerySelector("button[accesskey=l]"));
        Assert.NotEmpty(page.QuerySelectorAll("#aside li.for"));
        var fields = form.QuerySelectorAll("input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value"))).ToArray();
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostAsync(form.GetAttribute("action")!, fields)).StatusCode);
        var sent = (await citizen.HistoryAsync())[^1].Spoken!.Reply;
        Assert.Equal(fields.Single(f => f.Item1 == "entry").Item2, sent.Sheet!.Entry);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostFormAsync($"{citizen.Page}/send-list", ("entry", "no.such"), ("key", "z"))).StatusCode);
    }

    [Fact]
    public async Task Errors_ForPrograms_AreJson()
    {
        var (clerk, citizen) = await TakenAsync();
        clerk.Client.DefaultRequestHeaders.Add("Accept", "application/json");
        var said = await ReadAsync(await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "好的"), ("key", "k")));
        Assert.Equal("taken", said.GetProperty("talk").GetProperty("status").GetString());
        var empty = await clerk.PostFormAsync($"{citizen.Page}/say?lang=en", ("text", ""));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal("empty", (await ReadAsync(empty)).GetProperty("error").GetProperty("code").GetString());
        await clerk.PostFormAsync($"{citizen.Page}/end");
        var over = await clerk.PostFormAsync($"{citizen.Page}/say", ("text", "x"));
        Assert.Equal(HttpStatusCode.Conflict, over.StatusCode);
        Assert.Equal("ended", (await ReadAsync(over)).GetProperty("error").GetProperty("code").GetString());
    }

    private async Task<(StaffBrowser Clerk, Citizen Citizen)> TakenAsync()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        Assert.Equal(HttpStatusCode.SeeOther, (await clerk.PostFormAsync($"{citizen.Page}/take")).StatusCode);
        return (clerk, citizen);
    }

    private async Task<StaffBrowser> ThereAsync(Role role, string? organisation, string name)
    {
        var browser = await staff.ClientAsync(role, organisation);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostFormAsync("/staff/presence/there", ("name", name))).StatusCode);
        return browser;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
