using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>Cards and texts of every kind as the page shows them.</summary>
public sealed class CardInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Folded = """
        { "type": "AdaptiveCard", "version": "1.5", "fallbackText": "plain",
          "body": [
            { "type": "TextBlock", "text": "Name change", "size": "large", "weight": "bolder", "style": "heading" },
            { "type": "TextBlock", "text": "Bring **none** \\*of\\* this", "wrap": true },
            { "type": "FactSet", "facts": [ { "title": "Who", "value": "A company" } ] },
            { "type": "Container", "id": "rest", "isVisible": false, "separator": true, "style": "attention", "items": [
              { "type": "TextBlock", "text": "Sources", "style": "heading", "size": "medium" },
              { "type": "TextBlock", "text": "\\[1\\] [Taipower \\[a\\]](https://www.taipower.com.tw/tc/page.aspx?a=%28b%29) 2026", "size": "small", "isSubtle": true },
              { "type": "ColumnSet", "columns": [
                { "type": "Column", "width": "auto", "items": [ { "type": "TextBlock", "text": "☐" } ] },
                { "type": "Column", "width": "stretch", "items": [ { "type": "TextBlock", "text": "Identity card", "color": "warning" } ] } ] } ] },
            { "type": "ActionSet", "actions": [
              { "type": "Action.ToggleVisibility", "title": "All of it", "targetElements": [ "rest" ] },
              { "type": "Action.OpenUrl", "title": "Print", "url": "/c/x" },
              { "type": "Action.OpenUrl", "title": "Harm", "url": "javascript:alert(1)" } ] },
            { "type": "Media", "fallback": { "type": "TextBlock", "text": "instead of a film" } } ],
          "actions": [ { "type": "Action.Submit", "title": "Say it", "data": "it was said" } ] }
        """;

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fold_IsOpenedInPlaceByItsButton(bool dark)
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser, width: 390, dark: dark);
        await stream.ReplyAsync("Here it is", Folded);
        var fold = visit.Page.GetByRole(AriaRole.Button, new() { Name = "All of it" });
        var rest = visit.Page.Locator(".card .container");

        await Expect(fold).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(rest).ToBeHiddenAsync();
        await Axe.AssertAccessibleAsync(visit.Page);
        await fold.PressAsync("Enter");

        await Expect(fold).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(rest).ToBeVisibleAsync();
        Assert.Equal(await rest.GetAttributeAsync("id"), await fold.GetAttributeAsync("aria-controls"));
        await Axe.AssertAccessibleAsync(visit.Page);
        await visit.SaveAsync($"fold{(dark ? "-dark" : "")}");
        await fold.ClickAsync();
        await Expect(rest).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Card_ShowsEveryElement_AndObeysNoMarkup()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser);
        await stream.ReplyAsync("Here it is", Folded);
        var card = visit.Page.Locator(".card");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "All of it" }).ClickAsync();

        await Expect(card.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Name change");
        await Expect(card).ToContainTextAsync("Bring **none** *of* this");
        await Expect(card.Locator("dd")).ToHaveTextAsync("A company");
        var source = card.GetByRole(AriaRole.Link, new() { Name = "Taipower [a]" });
        await Expect(source).ToHaveAttributeAsync("href", "https://www.taipower.com.tw/tc/page.aspx?a=%28b%29");
        await Expect(source).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(card.GetByText("[1]")).ToContainTextAsync("[1] Taipower [a] 2026");
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Print" }))
            .ToHaveAttributeAsync("href", browser.Site.Address + "/c/x");
        await Expect(card.GetByText("Harm")).ToHaveCountAsync(0);
        await Expect(card).ToContainTextAsync("instead of a film");
        await card.GetByRole(AriaRole.Button, new() { Name = "Say it" }).ClickAsync();
        await Expect(Chat.Said(visit.Page)).ToHaveTextAsync("it was said");
    }

    /// <summary>A card may exchange two buttons for one another; whoever used one by keyboard is not left in the void.</summary>
    [BrowserFact]
    public async Task Fold_WhoseButtonGoes_HandsTheFocusOn()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser);
        await stream.ReplyAsync("Here it is", """
            { "type": "AdaptiveCard", "version": "1.5", "body": [
              { "type": "Container", "id": "more", "items": [ { "type": "ActionSet", "actions": [
                { "type": "Action.ToggleVisibility", "title": "More", "targetElements": [ "more", { "elementId": "all", "isVisible": true } ] } ] } ] },
              { "type": "Container", "id": "all", "isVisible": false, "items": [
                { "type": "TextBlock", "text": "Everything" },
                { "type": "ActionSet", "actions": [
                  { "type": "Action.ToggleVisibility", "title": "Less", "targetElements": [ "more", "all" ] } ] } ] } ] }
            """);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "More" }).PressAsync("Enter");

        await Expect(visit.Page.GetByText("Everything")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "More" })).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Less" })).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Card_OfUnknownElementsAlone_IsItsFallbackText()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser);

        await stream.ReplyAsync("", """
            { "type": "AdaptiveCard", "version": "9.0", "fallbackText": "Read this\ninstead", "body": [ { "type": "Carousel", "pages": [] } ] }
            """);

        await Expect(visit.Page.Locator(".card p")).ToHaveTextAsync(["Read this", "instead"]);
    }

    [BrowserFact]
    public async Task Text_WithMarkup_IsShownAsItStands()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser);

        await stream.ReplyAsync(
            @"\<img src=x onerror=alert\(1\)\> 1\. costs NT\$100 \_a\_ at https://example.gov.tw/a\_b, [1911](tel:1911)");

        await Expect(Chat.Replies(visit.Page).Locator(".bubble"))
            .ToHaveTextAsync("<img src=x onerror=alert(1)> 1. costs NT$100 _a_ at https://example.gov.tw/a_b, 1911");
        await Expect(visit.Page.Locator("#bubbles img")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#bubbles a").First).ToHaveAttributeAsync("href", "https://example.gov.tw/a_b");
        await Expect(visit.Page.Locator("#bubbles a").Last).ToHaveAttributeAsync("href", "tel:1911");
    }

    [BrowserFact]
    public async Task Replies_AreReadAloudOnceEach()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser);
        var first = stream.Message("First");
        await stream.SendAsync(first);
        await stream.SendAsync(
            (System.Text.Json.Nodes.JsonObject)first.DeepClone(), stream.Message("mine", isUser: true),
            stream.Message("Second"));

        await Expect(Chat.Heard(visit.Page)).ToHaveTextAsync(["First", "Second"]);
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);
        Assert.Equal(
            1, await visit.Page.Locator("main [aria-live], main [role=log]").CountAsync());
    }
}
