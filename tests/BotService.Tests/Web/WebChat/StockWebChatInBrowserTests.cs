using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>
/// Microsoft's Web Chat, unmodified from npm, as a client of the service: our own page does not use it, others do.
/// </summary>
public sealed class StockWebChatInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserTheory(withNode: true)]
    [InlineData("I want to change the name on my electricity account", "List everything")]
    public async Task Conversation_ToTheChecklist_IsHeldAndShown(string question, string choice)
    {
        await using var visit = await browser.VisitAsync("/c/none");
        await visit.Page.GotoAsync(browser.Site.Address + ChatSite.StockPage);
        var bubbles = visit.Page.Locator(".webchat__bubble");
        await Expect(bubbles.First).ToContainTextAsync("not a person", new() { Timeout = 30_000 });

        var field = visit.Page.Locator(".webchat__send-box-text-box__input");
        await field.FillAsync(question);
        await field.PressAsync("Enter");
        await visit.Page.Locator(".webchat__suggested-actions button")
            .Filter(new() { HasTextRegex = new Regex(choice) }).First.ClickAsync();

        await Expect(visit.Page.Locator(".ac-adaptiveCard").Last).ToBeVisibleAsync();
        await visit.SaveAsync("stock");
        Assert.Empty(visit.OffSite);
    }
}
