using BotService.Tests.Sheets;
using BotService.Tests.Web.WebChat;
using Microsoft.Playwright;

namespace BotService.Tests.Web.Site;

/// <summary>Every kind of page as visitors with wide and narrow screens meet it, without scripts of its own.</summary>
public sealed class SiteInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>What is pressed with a thumb and smaller than one. Links within a sentence may be.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll('.chips a, .button, button, .pill, .menu a, .choices label, .pages a, select,'
          + ' summary, input:not([type=hidden]):not([type=checkbox]):not([type=radio])')]
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([, at]) => at.width > 0 && (at.height < 44 || at.width < 44))
          .map(([e, at]) => `${e.textContent.trim().slice(0, 20)} is ${at.width} by ${at.height}`)
        """;

    /// <summary>
    /// One visitor goes through all of them: a window of its own for each would take longer than the looking. Axe
    /// reads each language once and each width once; what it finds depends on one of the two.
    /// </summary>
    [BrowserTheory]
    [InlineData("zh-TW", 1280, false, "day")]
    [InlineData("en", 1280, true, "day")]
    [InlineData("zh-TW", 320, true, "day")]
    [InlineData("en", 320, false, "day")]
    [InlineData("zh-TW", 1280, true, "night")]
    [InlineData("en", 320, true, "night")]
    [InlineData("zh-TW", 320, false, "large")]
    [InlineData("en", 320, false, "large")]
    public async Task Pages_OfEveryKind_AreAccessibleAndFit(string locale, int width, bool withAxe, string look)
    {
        var problems = new List<string>();
        await using var visit = await browser.VisitAsync(
            look == "large" ? "/browse?text-size=large" : "/robots.txt", width, 900);
        if (look == "night") await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        foreach (var (name, path) in PageKinds.All(locale))
        {
            await visit.GoAsync(PageKinds.In(path, locale));
            await visit.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(
                    TestPages.Root, "tests", "BotService.Tests", "TestResults", "screens",
                    $"site-{name}-{locale}-{width}{(look == "day" ? "" : $"-{look}")}.png"),
            });
            if (withAxe)
                problems.AddRange((await Axe.ViolationsAsync(visit.Page)).Select(v => $"{name}: {v}"));
            var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width) problems.Add($"{name}: is {wide} pixels wide");
            problems.AddRange((await visit.Page.EvaluateAsync<string[]>(TooSmall)).Select(t => $"{name}: {t}"));
            // An error page's own status is what the console complains about.
            problems.AddRange(
                visit.Complaints.Where(c => !c.Contains("status of 40", StringComparison.Ordinal)).Concat(visit.OffSite)
                    .Select(c => $"{name}: {c}"));
        }
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    /// <summary>A wide screen at 400 %, and a telephone that lies on its side.</summary>
    [BrowserTheory]
    [InlineData(320, 256)]
    [InlineData(640, 320)]
    public async Task LowScreen_ShowsWhatIsReadWithoutAnythingInTheWay(int width, int height)
    {
        await using var visit = await browser.VisitAsync("/entries/taipower.name-change", width, height);
        var name = visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(name).ToBeInViewportAsync(new() { Ratio = 1 });
        // Nothing stands fast over what is scrolled.
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('body *')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)).map(e => e.outerHTML)"));
        await visit.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(
                TestPages.Root, "tests", "BotService.Tests", "TestResults", "screens", $"low-{width}x{height}.png"),
        });
    }

    [BrowserFact]
    public async Task WithoutScripts_Answers_GiveThePersonalList()
    {
        await using var visit = await browser.VisitAsync("/entries/taipower.name-change?lang=en", scripts: false);

        await visit.Page.GetByLabel("A person").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show my list" }).ClickAsync();

        Assert.Contains("applicant=person", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator(".case dd")).ToContainTextAsync("A person");
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

        await Assertions.Expect(visit.Page.Locator("ol.cards a").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task AskLink_OpensTheChat_AndAsksOnce()
    {
        await using var visit = await browser.VisitAsync("/entries/taipower.name-change?lang=en");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Ask about this in the chat" })
            .ClickAsync();

        var said = Chat.Said(visit.Page);
        await Assertions.Expect(said)
            .ToContainTextAsync("Electricity name change", new() { Timeout = 15_000 });
        Assert.DoesNotContain("ask=", visit.Page.Url, StringComparison.Ordinal);
        // A message is shown before it is sent; the reply tells that it was.
        await Assertions.Expect(Chat.Replies(visit.Page).Nth(1)).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Chat.GreetedAsync(visit.Page);
        await Assertions.Expect(said).ToHaveCountAsync(1);
    }
}
