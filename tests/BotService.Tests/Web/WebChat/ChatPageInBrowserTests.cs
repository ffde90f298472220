using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>The chat page as visitors with different screens, keyboards and readers meet it.</summary>
public sealed class ChatPageInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData("zh-TW", 1280, 900, false)]
    [InlineData("en", 1280, 900, true)]
    [InlineData("zh-TW", 768, 1024, true)]
    [InlineData("zh-TW", 390, 844, false)]
    [InlineData("zh-TW", 390, 844, true)]
    [InlineData("zh-TW", 320, 640, true)]
    [InlineData("en", 320, 640, false)]
    public async Task Page_WithChecklist_HasNoAccessibilityViolation(string locale, int width, int height, bool dark)
    {
        var look = $"{locale}-{width}{(dark ? "-dark" : "")}";
        await using var visit = await browser.VisitAsync($"/?lang={locale}", width, height, dark: dark);
        await Chat.GreetedAsync(visit.Page);
        await visit.SaveAsync($"greeting-{look}");
        await Axe.AssertAccessibleAsync(visit.Page);

        await Chat.SayAsync(
            visit.Page, locale == "en" ? "I want to change the name on my electricity account" : "我要辦電費過戶");
        await Chat.ChooseAsync(visit.Page, locale == "en" ? "List everything" : "全部列出");
        await Expect(visit.Page.Locator(".card").Last).ToBeVisibleAsync();
        await visit.SaveAsync($"card-{look}");

        await Axe.AssertAccessibleAsync(visit.Page);
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
        Assert.Empty(visit.OffSite);
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    [BrowserFact]
    public async Task Page_At320Pixels_DoesNotScrollSideways()
    {
        await using var visit = await browser.VisitAsync("/", 320, 640);
        await Chat.GreetedAsync(visit.Page);

        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
    }

    [BrowserFact]
    public async Task Keyboard_Alone_ReachesChoiceAndSendsIt()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);
        await Chat.SendBox(visit.Page).FocusAsync();

        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        var chosen = await visit.Page.EvaluateAsync<string>("document.activeElement.innerText");
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.False(string.IsNullOrWhiteSpace(chosen));
        await Expect(Chat.Said(visit.Page).Last).ToContainTextAsync(chosen);
    }

    [BrowserFact]
    public async Task Reload_InConversation_ShowsItAgain()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);
        await Chat.SayAsync(visit.Page, "hello there");
        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(3);

        await visit.Page.ReloadAsync();

        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(3);
        await Expect(Chat.Said(visit.Page)).ToContainTextAsync("hello there");
    }

    [BrowserFact]
    public async Task LanguageLink_BeforeAnythingWasSaid_GreetsInTheOtherLanguage()
    {
        await using var visit = await browser.VisitAsync("/?lang=zh-TW");
        await Chat.GreetedAsync(visit.Page);

        await visit.Page.Locator("#language").ClickAsync();

        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(1);
        await Expect(Chat.Bubbles(visit.Page).First).ToContainTextAsync("not a person");
    }

    [BrowserFact]
    public async Task LanguageLink_InConversation_KeepsItAndSwitches()
    {
        await using var visit = await browser.VisitAsync("/?lang=zh-TW");
        await Chat.GreetedAsync(visit.Page);
        await Chat.SayAsync(visit.Page, "你好");
        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(3);

        await visit.Page.Locator("#language").ClickAsync();

        await Expect(Chat.Said(visit.Page).First).ToContainTextAsync("你好");
        await Expect(Chat.Said(visit.Page).Last).ToContainTextAsync("English");
        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(5);
    }

    [BrowserFact]
    public async Task Restart_InConversation_BeginsANewOne()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);
        await Chat.SayAsync(visit.Page, "hello there");
        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(3);

        await visit.Page.Locator("#restart").ClickAsync();

        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Token_Refused_TellsAndOffersAgain()
    {
        await using var visit = await browser.VisitAsync("/c/none");
        await visit.Page.RouteAsync("**/webchat/token", route => route.FulfillAsync(new() { Status = 503 }));
        await visit.Page.GotoAsync(browser.Site.Address + "/?lang=en");
        await Expect(visit.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("cannot be reached");

        await visit.Page.UnrouteAllAsync();
        await visit.Page.Locator("#notice button").ClickAsync();

        await Chat.GreetedAsync(visit.Page);
    }

    [BrowserFact]
    public async Task Sheet_Unknown_SaysSoInBothLanguagesWithoutViolation()
    {
        await using var visit = await browser.VisitAsync("/c/none", 320, 640);

        await Expect(visit.Page.Locator("section[lang=en] h1")).ToBeVisibleAsync();
        await Axe.AssertAccessibleAsync(visit.Page);
        await visit.SaveAsync("missing-320");
    }

    [BrowserFact]
    public async Task Connection_Broken_IsToldAndMended()
    {
        await using var visit = await browser.VisitAsync("/c/none");
        IWebSocketRoute? socket = null;
        await visit.Page.RouteWebSocketAsync("**/stream?**", route =>
        {
            route.ConnectToServer();
            socket = route;
        });
        await visit.Page.GotoAsync(browser.Site.Address + "/?lang=en");
        await Chat.GreetedAsync(visit.Page);

        await socket!.CloseAsync();
        await Expect(Chat.Notice(visit.Page)).ToContainTextAsync("connection was lost");
        await Chat.SayAsync(visit.Page, "hello there");

        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await Expect(Chat.Notice(visit.Page)).ToBeEmptyAsync();
    }
}
