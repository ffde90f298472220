using BotService.Conversations;
using BotService.Review.Low;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Storage;
using BotService.Tests.Conversations;
using BotService.Tests.Web.Staff.Misses;
using BotService.Tests.Web.WebChat;
using Dapper;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>What a reviewer works with, in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class ReviewInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfTheReview_AreAccessibleAndFit(string locale, int width)
    {
        var chief = await staff.PersonAsync(Role.Manager);
        await FillAsync(chief);
        var group = await ProposeAsync();
        await using var visit = await browser.SignInAsync(staff, chief, width);
        await visit.AssertFitAsync(
            locale,
            ("today", "/staff"), ("low", "/staff/low"), ("low-item", "/staff/low/1"), ("conversation", "/staff/conversations/talk1"),
            ("improvements", "/staff/improvements?quarter=2026Q4"), ("improvement", "/staff/improvements/1"),
            ("misses", "/staff/misses"), ("group", $"/staff/misses/{group}"), ("proposals", "/staff/proposals"), ("proposal", "/staff/proposals/1"));
    }

    [BrowserFact]
    public async Task LowItem_IsWorkedByKeyboardAlone()
    {
        var chief = await staff.PersonAsync(Role.Manager);
        await FillAsync(chief, works: false);
        await using var visit = await browser.SignInAsync(staff, chief);
        await visit.GoAsync("/staff/low/1?lang=en");
        await visit.Page.GetByLabel("What was mainly behind it").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("Incomplete");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        await Expect(visit.Page.Locator("dl.facts").First).ToContainTextAsync("Incomplete");
    }

    /// <summary>A group of missed questions, judged, and another of odd texts.</summary>
    private async Task<long> ProposeAsync()
    {
        var judged = await staff.AskAsync("水表外面那個箱子的蓋子跟錶都不見了", "水表箱子的錶不見了");
        var reviewer = await staff.ClientAsync(Role.Reviewer);
        await reviewer.PostFormAsync($"/staff/misses/{judged}/belongs", ("version", "0"), ("entry", "twc.meter-lost"));
        return await staff.AskAsync("\u202Eשלום <b>x</b>", new string('w', 3000));
    }

    /// <summary>A conversation rated 1 with odd texts, and an improvement that came of it.</summary>
    private async Task FillAsync(StaffAccount chief, bool works = true)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new("talk1", "webchat", "dl_u", "zh-TW", null, null, false), default);
        foreach (var text in new[] { "電費過戶，公司，請代理人辦", "\u202Eשלום <b>x</b>", new string('長', 3000), new string('w', 3000) })
        {
            var accepted = await door.ReceiveAsync("talk1", BotHost.Message(text), default);
            await door.RepliesToAsync("talk1", accepted, BotHost.Soon());
        }

        await staff.Service.Get<Database>().WriteAsync(
            db => db.ExecuteAsync(
                "insert into ratings (at, conversation, entry, score, words, release) values (@at, 'talk1', 'taipower.name-change', 1, '等太久，又沒講清楚', 'r')",
                new { at = staff.Clock.GetUtcNow().AddSeconds(-1) }), default);
        await staff.Service.Get<LowFinder>().RunAsync(default);
        if (!works) return;
        var browser = staff.Browser();
        await staff.SignInAsync(browser, chief);
        await browser.PostFormAsync("/staff/low/1/cause", ("cause", "incomplete"), ("version", "1"));
        await browser.PostFormAsync("/staff/low/1/assign", ("assignee", chief.Id), ("due", "2026-01-31"), ("version", "2"));
        await browser.PostFormAsync("/staff/low/1/chase", ("text", "請於週五前回覆"));
        await browser.PostFormAsync(
            "/staff/improvements", ("cause", "incomplete"), ("problem", "公司過戶漏了印章說明"), ("measure", "清單補上公司大小章"), ("aim", "missed"),
            ("entries", "taipower.name-change"), ("owner", chief.Id), ("due", "2026-12-31"), ("item", "1"));
        await browser.PostFormAsync("/staff/improvements/1/start", ("version", "1"));
        await browser.PostFormAsync(
            "/staff/improvements/1/evidence", ("kind", "report"), ("name", "第四季滿意度報告"), ("figures", "低分 12 件，前一季 31 件"));
        await browser.PostFormAsync("/staff/improvements/1/measure", ("day", $"{BotService.Hosting.Taiwan.Today(staff.Clock):yyyy-MM-dd}"));
        // The step of the authenticator that was just used is taken; the next sign-in needs another.
        staff.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
