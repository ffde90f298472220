using BotService.Handoff;
using BotService.Handoff.Live;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Tests.Web.WebChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff.Talks;

/// <summary>Talks in a real browser: live both ways, by keyboard, in many windows, without a script.</summary>
public sealed class TalksInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Pages_OfTalks_AreAccessibleAndFit(int width)
    {
        var (manager, clerk) = (await ThereAsync(Role.Manager, null, "王主任"), await ThereAsync(Role.Clerk, null, "小林"));
        var mine = await Citizen.WaitingAsync(staff, "mine", channel: "line/taipower");
        var theirs = await Citizen.WaitingAsync(staff, "theirs", "水費過戶");
        await Citizen.WaitingAsync(staff, "waits", "我想申請" + new string('長', 120));
        await Citizen.WaitingAsync(staff, "over");
        await TakeAsync(mine, manager, null);
        await TakeAsync(theirs, clerk, null);
        await mine.SayAsync("那自動扣繳電費要帶什麼");
        await WorkAsync(w => w.SayAsync("mine", manager.Person, "請帶" + new string('w', 90), "1", default));
        await WorkAsync(w => w.SendListAsync("mine", manager.Person, null, null, "2", default));
        await TakeAsync(new Citizen(staff, "over"), manager, null);
        await WorkAsync(w => w.EndAsync("over", manager.Person, default));
        await using var visit = await browser.SignInAsync(staff, manager, width);
        foreach (var locale in new[] { "zh-TW", "en" })
        {
            await visit.AssertFitAsync(
                locale, ("talks", "/staff/talks"), ("talk-mine", "/staff/talks/mine"), ("talk-others", "/staff/talks/theirs"),
                ("talk-waiting", "/staff/talks/waits"), ("talk-over", "/staff/talks/over"), ("presence", "/staff/presence"));
        }

        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
    }

    [BrowserFact]
    public async Task Citizen_AsksForAPerson_GetsTheListByOneKeyAndASentence_GoesOnAndRates()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        await using var desk = await browser.SignInAsync(staff, clerk);
        await desk.GoAsync("/staff/talks?lang=en");
        await Expect(desk.Page.Locator("#live")).ToHaveTextAsync("Up to date, live");
        await using var chat = await browser.VisitAsync("/?lang=zh-TW", 390, origin: staff.Service.Address);
        var citizen = chat.Page;
        await Chat.GreetedAsync(citizen);
        await Chat.SayAsync(citizen, "我要辦電費過戶");
        await Expect(citizen.Locator("#choices button").First).ToBeVisibleAsync();
        await Chat.SayAsync(citizen, "找專人");
        await Expect(Chat.Replies(citizen).Last).ToContainTextAsync("下一位");

        // It stands in the open list without a reload, and is taken there.
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take it: number 1") }).ClickAsync();
        await Expect(Chat.Replies(citizen).Last).ToContainTextAsync("小林");
        await Expect(desk.Page.Locator("#live")).ToHaveTextAsync("Up to date, live");
        await Chat.SayAsync(citizen, "你好，我是房東");
        await Expect(desk.Page.Locator(".line-of.citizen").Last).ToContainTextAsync("你好，我是房東");

        await AccessKeyAsync(desk.Page, 'l');
        await Expect(citizen.Locator(".card").Last).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Your words").FillAsync("記得帶印章");
        await desk.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Chat.Replies(citizen).Last).ToContainTextAsync("記得帶印章");
        await Expect(citizen.Locator(".author").Last).ToContainTextAsync("小林");
        await Expect(desk.Page.Locator(".line-of.person").Last).ToContainTextAsync("記得帶印章");
        await Expect(desk.Page.GetByLabel("Your words")).ToHaveValueAsync("");
        await desk.Page.LookAsync("talk-desk-live", "en");
        await chat.SaveAsync("talk-citizen-live");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Give it back" }).ClickAsync();
        await Expect(citizen.GetByText("小幫手").Last).ToBeVisibleAsync();
        await Chat.SayAsync(citizen, "有幫助");
        await Chat.ChooseAsync(citizen, "沒有了，結束");
        await Chat.ChooseAsync(citizen, "5 分，很滿意");
        await Chat.ChooseAsync(citizen, "不用了");
        await Expect(citizen.GetByText("謝謝您，祝您順心").Last).ToBeVisibleAsync();
        Assert.True(desk.Complaints.IsEmpty, string.Join("\n", desk.Complaints));
    }

    [BrowserFact]
    public async Task Windows_TenOfOneBrowser_StayLiveOverOneStream()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        await TakeAsync(citizen, clerk, null);
        await using var visit = await browser.SignInAsync(staff, clerk);
        var windows = new List<IPage>();
        for (var i = 0; i < 10; i++)
        {
            var window = await visit.Context.NewPageAsync();
            await window.GotoAsync($"http://localhost:{new Uri(staff.Service.Address).Port}{(i % 2 == 0 ? citizen.Page : "/staff/talks")}?lang=en");
            windows.Add(window);
        }

        foreach (var window in windows) await Expect(window.Locator("#live")).ToHaveTextAsync("Up to date, live");
        Assert.Equal(1, staff.Service.Get<LiveFeed>().Count);
        await citizen.SayAsync("十個視窗都看得到");
        await Citizen.WaitingAsync(staff, "next");
        foreach (var (i, window) in windows.Index())
        {
            await Expect(i % 2 == 0 ? window.Locator(".line-of.citizen").Last : window.Locator("p.count"))
                .ToContainTextAsync(i % 2 == 0 ? "十個視窗都看得到" : "1 waiting, 1 yours");
        }
    }

    [BrowserFact]
    public async Task Windows_OfABrowserWithoutSharedWorkers_ShareOneStreamAllTheSame()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        await using var visit = await browser.SignInAsync(staff, clerk);
        await visit.Context.AddInitScriptAsync("delete window.SharedWorker");
        var windows = new List<IPage>();
        for (var i = 0; i < 3; i++)
        {
            var window = await visit.Context.NewPageAsync();
            await window.GotoAsync($"http://localhost:{new Uri(staff.Service.Address).Port}/staff/talks?lang=en");
            await Expect(window.Locator("#live")).ToHaveTextAsync("Up to date, live");
            windows.Add(window);
        }

        Assert.Equal(1, staff.Service.Get<LiveFeed>().Count);
        // Another has the stream when the one that had it is closed.
        await windows[0].CloseAsync();
        await Citizen.WaitingAsync(staff);
        foreach (var window in windows[1..]) await Expect(window.Locator("p.count")).ToContainTextAsync("1 waiting");
        Assert.Equal(1, staff.Service.Get<LiveFeed>().Count);
    }

    [BrowserFact]
    public async Task Clerk_SeesTheMaskAndTheTypingSign_AndKeepsTheTextWhenAManagerTakesOver()
    {
        var (clerk, manager) = (await ThereAsync(Role.Clerk, "taipower", "小林"), await ThereAsync(Role.Manager, null, "王主任"));
        var citizen = await Citizen.WaitingAsync(staff);
        await TakeAsync(citizen, clerk, null);
        await using var visit = await browser.SignInAsync(staff, clerk);
        await visit.GoAsync($"{citizen.Page}?lang=en");
        var text = visit.Page.GetByLabel("Your words");
        await text.FillAsync("您的身分證 A123456789 對嗎");
        await Expect(visit.Page.Locator("#mask")).ToContainTextAsync("〔");
        await Expect(visit.Page.Locator("#mask")).Not.ToContainTextAsync("A123456789");
        await visit.Page.LookAsync("talk-mask", "en");
        await Expect(visit.Page.Locator("#live")).ToHaveTextAsync("Up to date, live");
        await citizen.TypeAsync();
        await Expect(visit.Page.Locator("#typing")).ToHaveTextAsync("The citizen is typing…");

        await TakeAsync(citizen, manager, clerk.Id);
        await Expect(visit.Page.Locator("#state")).ToContainTextAsync("王主任");
        await Expect(text).ToHaveValueAsync("您的身分證 A123456789 對嗎");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#problem")).ToContainTextAsync("王主任");
        await Expect(text).ToHaveValueAsync("您的身分證 A123456789 對嗎");
    }

    [BrowserFact]
    public async Task Talk_IsWorkedByKeyboardAlone()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        await using var visit = await browser.SignInAsync(staff, clerk);
        await visit.GoAsync($"{citizen.Page}?lang=en");
        var keys = visit.Page.Keyboard;
        await AccessKeyAsync(visit.Page, 't');
        await Expect(visit.Page.Locator(".done")).ToContainTextAsync("It is yours");
        await AccessKeyAsync(visit.Page, 'w');
        await Expect(visit.Page.GetByLabel("Your words")).ToBeFocusedAsync();
        await keys.TypeAsync("By keyboard");
        await AccessKeyAsync(visit.Page, 's');
        await Expect(visit.Page.Locator(".line-of.person").Last).ToContainTextAsync("By keyboard");
        await AccessKeyAsync(visit.Page, 'l');
        await Expect(visit.Page.Locator(".done")).ToHaveTextAsync("The list is sent.");
        await AccessKeyAsync(visit.Page, 'e');
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Talks with citizens");
        Assert.Equal(TalkOutcomes.Ended, (await staff.Service.Get<ILiveTalks>().FindAsync("c", default))!.Outcome);
    }

    [BrowserFact]
    public async Task Talk_WithoutScript_LoadsItselfAgain_AndIsWrittenInWhereItDoesNot()
    {
        var clerk = await ThereAsync(Role.Clerk, "taipower", "小林");
        var citizen = await Citizen.WaitingAsync(staff);
        await TakeAsync(citizen, clerk, null);
        await using var visit = await browser.SignInAsync(staff, clerk, scripts: false);
        await visit.GoAsync($"{citizen.Page}?lang=en");
        await Expect(visit.Page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(1);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Write an answer" }).ClickAsync();
        await Expect(visit.Page.Locator("meta[http-equiv=refresh]")).ToHaveCountAsync(0);
        await visit.Page.GetByLabel("Your words").FillAsync("A123456789 好");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("blockquote.typed").First).ToContainTextAsync("A123456789");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator(".line-of.person").Last).ToContainTextAsync("好");
        Assert.DoesNotContain(await citizen.SaidAsync(), s => s.Contains("A123456789", StringComparison.Ordinal));
    }

    /// <summary>What Alt and the key do; a browser without a window does not hear them.</summary>
    private static async Task AccessKeyAsync(IPage page, char key)
    {
        var marked = page.Locator($"main [accesskey={key}]");
        await marked.FocusAsync();
        if (await marked.EvaluateAsync<string>("e => e.tagName") == "BUTTON") await page.Keyboard.PressAsync("Enter");
    }

    private async Task<StaffAccount> ThereAsync(Role role, string? organisation, string name)
    {
        var account = await staff.PersonAsync(role, organisation);
        await staff.Service.Get<IPresence>().SetAsync(
            account.Person, PresenceStates.There, name, new(staff.Clock.GetUtcNow(), account.Id, "presence/there", account.Id), default);
        return account;
    }

    private Task TakeAsync(Citizen citizen, StaffAccount by, string? from) =>
        WorkAsync(w => w.TakeAsync(citizen.Conversation, by.Person, from, default));

    private async Task WorkAsync(Func<ITalkWork, Task<TalkAnswer>> work)
    {
        using var scope = staff.Service.Services.CreateScope();
        Assert.Equal(TalkVerdict.Done, (await work(scope.ServiceProvider.GetRequiredService<ITalkWork>())).Verdict);
    }
}
