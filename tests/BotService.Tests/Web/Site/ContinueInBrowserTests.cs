using BotService.Tests.Channels.Clients;
using BotService.Tests.Sheets;
using BotService.Tests.Web.WebChat;

namespace BotService.Tests.Web.Site;

/// <summary>Going on in another place as visitors meet it.</summary>
public sealed class ContinueInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Number = "K7Q29XMT3BHW";

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 1280)]
    [InlineData("zh-TW", 320)]
    [InlineData("en", 320)]
    public async Task Page_IsAccessibleAndFits(string locale, int width)
    {
        await ContinuePageTests.GiveAsync(browser.Site.Services, Number);
        foreach (var code in (string[])[Number, "ZZZZZZZZZZZZ"])
        {
            await using var visit = await browser.VisitAsync($"/continue/{code}?lang={locale}", width, 900);
            await visit.Page.ScreenshotAsync(new()
            {
                FullPage = true,
                Path = Path.Combine(
                    TestPages.Root, "tests", "BotService.Tests", "TestResults", "screens",
                    $"continue-{code}-{locale}-{width}.png"),
            });
            await Axe.AssertAccessibleAsync(visit.Page);
            Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
            Assert.Empty(
                visit.Complaints.Where(c => !c.Contains("status of 404", StringComparison.Ordinal))
                    .Concat(visit.OffSite));
        }
    }

    [BrowserFact]
    public async Task WebLink_SendsTheNumberOnce()
    {
        await ContinuePageTests.GiveAsync(browser.Site.Services, Number);
        await using var visit = await browser.VisitAsync($"/continue/{Number}?lang=en");

        await visit.Page.Locator(".place a").ClickAsync();

        var said = Chat.Said(visit.Page);
        await Microsoft.Playwright.Assertions.Expect(said).ToContainTextAsync(Number, new() { Timeout = 15_000 });
        Assert.DoesNotContain("ask=", visit.Page.Url, StringComparison.Ordinal);
        await Microsoft.Playwright.Assertions.Expect(said).ToHaveCountAsync(1);
    }

    [NodeFact]
    public async Task Page_IsValidHtml()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-continue-");
        await using var site = await ChatSite.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };
        try
        {
            await ContinuePageTests.GiveAsync(site.Services, Number);
            foreach (var locale in (string[])["zh-TW", "en"])
            {
                foreach (var code in (string[])[Number, "ZZZZZZZZZZZZ"])
                    await File.WriteAllTextAsync(
                        Path.Combine(folder.FullName, $"{code}-{locale}.html"),
                        await (await http.GetAsync($"/continue/{code}?lang={locale}")).Content.ReadAsStringAsync());
            }

            await Channels.Clients.Node.RunAsync("validate.js", folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
