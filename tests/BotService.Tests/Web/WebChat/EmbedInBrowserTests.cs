using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>An organisation's own page shows the conversation, if its origin is trusted.</summary>
public sealed class EmbedInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Launcher_OnTrustedSite_OpensTheConversationAndCloses()
    {
        await using var visit = await OrganisationAsync(browser.Site.Trusted);
        var launcher = visit.Page.Locator("#botservice-launcher");

        await launcher.ClickAsync();

        await Expect(launcher).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(visit.Page.FrameLocator("#botservice-panel iframe").Locator("#bubbles > .bot[data-order]").First)
            .ToBeVisibleAsync(new() { Timeout = 15_000 });
        await visit.SaveAsync("embed");
        await Axe.AssertAccessibleAsync(visit.Page);
        var field = visit.Page.FrameLocator("#botservice-panel iframe").Locator("#q");
        await field.EvaluateAsync(
            "f => f.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true }))");
        await Expect(launcher).ToHaveAttributeAsync("aria-expanded", "true");
        await field.PressAsync("Escape");
        await Expect(launcher).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(launcher).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Launcher_OnAnotherSite_ShowsNothingOfOurs()
    {
        await using var visit = await OrganisationAsync(browser.Site.Untrusted);

        var answer = await visit.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Locator("#botservice-launcher").ClickAsync(),
            response => response.Url.Contains("embed=1", StringComparison.Ordinal));

        Assert.DoesNotContain(
            browser.Site.Untrusted, await answer.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        await Expect(visit.Page.FrameLocator("#botservice-panel iframe").Locator("#talk")).ToHaveCountAsync(0);
    }

    private async Task<Visit> OrganisationAsync(string origin)
    {
        var visit = await browser.VisitAsync("/c/none");
        await visit.Page.GotoAsync(origin + ChatSite.OrganisationPage);
        return visit;
    }
}
