using System.Net;
using BotService.Conversations;
using BotService.Review.Low;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Conversations;
using Dapper;

namespace BotService.Tests.Web.Staff;

/// <summary>A citizen is unhappy; what staff see and do of it.</summary>
public sealed class LowPagesTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task LowRating_IsWorkedFromTheListToItsClosing()
    {
        var conversation = await UnhappyAsync("電費過戶，公司，請代理人辦");
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        var list = await reviewer.JsonAsync("/staff/low");
        var row = Assert.Single(list.GetProperty("rows").EnumerateArray());
        Assert.Equal((1, "taipower.name-change", "open"), (
            row.GetProperty("score").GetInt32(), row.GetProperty("entry").GetString(), row.GetProperty("status").GetString()));
        Assert.Equal(1, list.GetProperty("total").GetInt64());
        var path = $"/staff/low/{row.GetProperty("number").GetInt64()}";

        var page = await reviewer.PageAsync($"{path}?lang=zh-TW");
        Assert.Contains("電費過戶，公司，請代理人辦", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector(".talk a[href*='/c/']"));
        Assert.Equal(1, await LooksAsync(conversation));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(reviewer, $"{path}/close", ("version", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(reviewer, $"{path}/cause", ("cause", "weather"), ("version", "1")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(reviewer, $"{path}/cause", ("cause", "incomplete"), ("version", "1")));
        Assert.Equal(
            HttpStatusCode.SeeOther,
            await PostAsync(reviewer, $"{path}/assign", ("assignee", reviewer.Account.Id), ("due", "2020-01-01"), ("version", "2")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(reviewer, $"{path}/chase", ("text", "請回覆")));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(reviewer, $"{path}/note", ("text", "<script>alert(1)</script>")));
        var late = Assert.Single((await reviewer.JsonAsync("/staff/low?status=overdue&assignee=me")).GetProperty("rows").EnumerateArray());
        Assert.Equal(1, late.GetProperty("chases").GetInt32());
        Assert.Empty((await reviewer.PageAsync(path)).QuerySelectorAll("main script"));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(reviewer, $"{path}/close", ("text", "已補"), ("version", "4")));
        Assert.Empty((await reviewer.JsonAsync("/staff/low?status=open")).GetProperty("rows").EnumerateArray());
    }

    [Fact]
    public async Task Item_TakenByTwo_SecondSeesBothTexts()
    {
        await UnhappyAsync("電費過戶，公司，請代理人辦");
        var (first, second) = (await staff.ClientAsync(Role.Reviewer), await staff.ClientAsync(Role.Reviewer));
        await PostAsync(first, "/staff/low/1/assign", ("assignee", first.Account.Id), ("version", "1"));
        using var answer = await second.PostFormAsync("/staff/low/1/assign", ("assignee", second.Account.Id), ("version", "1"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(first.Account.Email, text);
        Assert.Contains(second.Account.Email, text);
    }

    [Fact]
    public async Task Conversation_OfAnotherOrganisation_IsNotThere()
    {
        var conversation = await UnhappyAsync("電費過戶，公司，請代理人辦");
        var water = await staff.ClientAsync(Role.Manager, "twc");
        foreach (var path in new[] { "/staff/low/1", $"/staff/conversations/{conversation}", "/staff/conversations/none" })
            Assert.Equal(HttpStatusCode.NotFound, (await water.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(water, "/staff/low/1/note", ("text", "x")));
        Assert.Equal(0, (await water.JsonAsync("/staff/low?organisation=taipower")).GetProperty("total").GetInt64());
        Assert.Equal(0, await LooksAsync(conversation));
        var power = await staff.ClientAsync(Role.Reviewer, "taipower");
        Assert.Equal(HttpStatusCode.OK, (await power.GetAsync($"/staff/conversations/{conversation}")).StatusCode);
        Assert.Equal(1, await LooksAsync(conversation));
    }

    [Theory]
    [InlineData("/staff/low", Role.Clerk)]
    [InlineData("/staff/low/1", Role.Editor)]
    [InlineData("/staff/improvements", Role.Clerk)]
    [InlineData("/staff/conversations/x", Role.Clerk)]
    public async Task Page_WithoutItsRight_IsForbidden(string path, Role role) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await staff.ClientAsync(role)).GetAsync(path)).StatusCode);

    [Fact]
    public async Task Conversation_OfAnything_IsShownAsText()
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new("odd", "directline", "dl_u", "zh-TW", null, null, false), default);
        foreach (var text in new[] { "<script>alert(1)</script><b>", "\u202Eזה בעברית \u0645", new string('長', 10_000) })
            await SayAsync(door, "odd", text);
        var page = await (await staff.ClientAsync(Role.Reviewer)).PageAsync("/staff/conversations/odd");
        Assert.Empty(page.QuerySelectorAll("main script, main b"));
        var said = page.QuerySelectorAll(".citizen .said");
        Assert.Equal(3, said.Length);
        Assert.All(said, s => Assert.Equal("auto", s.GetAttribute("dir")));
        Assert.Contains("<script>alert(1)</script>", said[0].TextContent);
        Assert.True(said[2].TextContent.Length >= 4000, $"{said[2].TextContent.Length}");
        Assert.NotEmpty(page.QuerySelectorAll(".record"));
    }

    [Fact]
    public async Task List_AskedForNonsense_IgnoresIt()
    {
        await UnhappyAsync("電費過戶，公司，請代理人辦");
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        var list = await reviewer.JsonAsync("/staff/low?status=none&page=x-y&from=yesterday&reason=bad&cause=no");
        Assert.Equal(1, list.GetProperty("total").GetInt64());
        Assert.NotNull((await reviewer.PageAsync("/staff/low?status=none")).QuerySelector(".filter .problem"));
    }

    private async Task<string> UnhappyAsync(string question)
    {
        var door = staff.Service.Get<ITurnDoor>();
        var id = staff.Service.Get<BotService.Hosting.Ids>().Conversation();
        await door.OpenAsync(new(id, "webchat", "dl_u", "zh-TW", null, null, false), default);
        await SayAsync(door, id, question);
        await staff.Service.Get<Database>().WriteAsync(
            db => db.ExecuteAsync(
                "insert into ratings (at, conversation, entry, score, release) values (@at, @id, 'taipower.name-change', 1, 'r')",
                new { id, at = staff.Clock.GetUtcNow().AddSeconds(-1) }), default);
        await staff.Service.Get<LowFinder>().RunAsync(default);
        return id;
    }

    private static async Task SayAsync(ITurnDoor door, string conversation, string text)
    {
        var accepted = await door.ReceiveAsync(conversation, BotHost.Message(text), default);
        await door.RepliesToAsync(conversation, accepted, BotHost.Soon());
    }

    private static async Task<HttpStatusCode> PostAsync(StaffBrowser browser, string path, params (string, string?)[] fields)
    {
        using var answer = await browser.PostFormAsync(path, fields);
        return answer.StatusCode;
    }

    private async Task<int> LooksAsync(string conversation) =>
        (await staff.Service.Get<IAuditRecord>().ReadAsync(new AuditFilter(null, null, null, "conversations/look", null), 99, default))
            .Count(r => r.Deed.Subject == conversation);
}
