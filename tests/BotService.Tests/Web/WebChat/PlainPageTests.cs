using BotService.Tests.Channels.Clients;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>The chat page where no script runs: switched off, or it never arrived.</summary>
public sealed class PlainPageTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task WithoutScripts_Page_GreetsAndNamesTheHotline()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", scripts: false);

        await Expect(visit.Page.Locator("#bubbles .bubble")).ToContainTextAsync("not a person");
        await Expect(visit.Page.Locator("noscript p")).ToContainTextAsync("1911");
        await visit.Page.ScreenshotAsync(new() { Path = Visit.Screen("plain-en-1280") });
    }

    [BrowserFact]
    public async Task WithoutScripts_Question_IsSearchedFor()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", scripts: false);

        await visit.Page.Locator("#q").FillAsync("name change");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(visit.Page.Locator("ol.cards a").First).ToBeVisibleAsync();
        Assert.Contains("/search?lang=en&q=name", visit.Page.Url, StringComparison.Ordinal);
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
    }

    [BrowserFact]
    public async Task WithoutScripts_Matter_OpensItsEntry()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", scripts: false);

        await visit.Page.Locator("#choices a").First.ClickAsync();

        Assert.Contains("/entries/", visit.Page.Url, StringComparison.Ordinal);
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
    }

    /// <summary>Nothing is said of scripts then, so all that is shown must work.</summary>
    [BrowserFact]
    public async Task ScriptThatNeverArrives_LeavesAPageThatWorks()
    {
        await using var visit = await browser.VisitAsync(
            "/?lang=en", prepare: context => context.RouteAsync("**/webchat/chat.js*", route => route.AbortAsync()));

        await Axe.AssertAccessibleAsync(visit.Page);
        await visit.Page.Locator("#q").FillAsync("name change");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(visit.Page.Locator("ol.cards a").First).ToBeVisibleAsync();
    }

    [NodeFact]
    public async Task Page_IsValidHtml()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-chat-");
        await using var site = await ChatSite.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };
        try
        {
            foreach (var query in (string[])["lang=zh-TW", "lang=en&embed=1"])
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, $"{query}.html"), await http.GetStringAsync($"/?{query}"));
            await Node.RunAsync("validate.js", folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
