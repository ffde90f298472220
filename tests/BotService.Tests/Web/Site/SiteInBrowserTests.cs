using BotService.Tests.Sheets;
using BotService.Tests.Web.WebChat;

namespace BotService.Tests.Web.Site;

/// <summary>Every kind of page as visitors with wide and narrow screens meet it, without scripts of its own.</summary>
public sealed class SiteInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>
    /// One visitor goes through all of them: a window of its own for each would take longer than the looking. Axe
    /// reads each language once and each width once; what it finds depends on one of the two.
    /// </summary>
    [BrowserTheory]
    [InlineData("zh-TW", 1280, false)]
    [InlineData("en", 1280, true)]
    [InlineData("zh-TW", 320, true)]
    [InlineData("en", 320, false)]
    public async Task Pages_OfEveryKind_AreAccessibleAndFit(string locale, int width, bool withAxe)
    {
        var problems = new List<string>();
        await using var visit = await browser.VisitAsync("/robots.txt", width, 900);
        foreach (var (name, path) in PageKinds.All(locale))
        {
            await visit.GoAsync(PageKinds.In(path, locale));
            await visit.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(
                    TestPages.Root, "tests", "BotService.Tests", "TestResults", "screens",
                    $"site-{name}-{locale}-{width}.png"),
            });
            if (withAxe)
                problems.AddRange((await Axe.ViolationsAsync(visit.Page)).Select(v => $"{name}: {v}"));
            var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width) problems.Add($"{name}: is {wide} pixels wide");
            // An error page's own status is what the console complains about.
            problems.AddRange(
                visit.Complaints.Where(c => !c.Contains("status of 40", StringComparison.Ordinal)).Concat(visit.OffSite)
                    .Select(c => $"{name}: {c}"));
        }
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [BrowserFact]
    public async Task WithoutScripts_Answers_GiveThePersonalList()
    {
        await using var visit = await browser.VisitAsync("/entries/taipower.name-change?lang=en", scripts: false);

        await visit.Page.GetByLabel("A person").CheckAsync();
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Show my list" }).ClickAsync();

        Assert.Contains("applicant=person", visit.Page.Url, StringComparison.Ordinal);
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator(".case dd")).ToContainTextAsync("A person");
    }

    [BrowserFact]
    public async Task Keyboard_Alone_SkipsTheMenuAndSearches()
    {
        await using var visit = await browser.VisitAsync("/search?lang=en");

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("name change");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("ol.cards a").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task AskLink_OpensTheChat_AndAsksOnce()
    {
        await using var visit = await browser.VisitAsync("/entries/taipower.name-change?lang=en");

        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Ask about this in the chat" })
            .ClickAsync();

        var said = Chat.Said(visit.Page);
        await Microsoft.Playwright.Assertions.Expect(said)
            .ToContainTextAsync("Electricity name change", new() { Timeout = 15_000 });
        Assert.DoesNotContain("ask=", visit.Page.Url, StringComparison.Ordinal);
        // A message is shown before it is sent; the reply tells that it was.
        await Microsoft.Playwright.Assertions.Expect(Chat.Replies(visit.Page).Nth(1)).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Chat.GreetedAsync(visit.Page);
        await Microsoft.Playwright.Assertions.Expect(said).ToHaveCountAsync(1);
    }
}
