using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>What a visitor does on the chat page.</summary>
internal static class Chat
{
    public static ILocator SendBox(IPage page) => page.Locator("#q");

    /// <summary>What either side said; the greeting that the page comes with is none of it.</summary>
    public static ILocator Bubbles(IPage page) => page.Locator("#bubbles > [data-order]");

    public static ILocator Said(IPage page) => page.Locator("#bubbles > .user .bubble");

    public static ILocator Replies(IPage page) => page.Locator("#bubbles > .bot[data-order]");

    public static ILocator Notice(IPage page) => page.Locator("#notice");

    /// <summary>What has been read aloud.</summary>
    public static ILocator Heard(IPage page) => page.Locator("#heard p");

    public static Task GreetedAsync(IPage page) =>
        Expect(Replies(page).First).ToBeVisibleAsync(new() { Timeout = 15_000 });

    public static async Task SayAsync(IPage page, string text)
    {
        await SendBox(page).FillAsync(text);
        await SendBox(page).PressAsync("Enter");
    }

    /// <summary>Asks, in English, until a whole list stands there.</summary>
    public static async Task ChecklistAsync(IPage page)
    {
        await GreetedAsync(page);
        await SayAsync(page, "I want to change the name on my electricity account");
        await ChooseAsync(page, "List everything");
        await Expect(page.Locator(".card")).ToBeVisibleAsync();
    }

    /// <summary>Presses the suggested action whose label holds the words.</summary>
    public static async Task ChooseAsync(IPage page, string words)
    {
        var action = page.Locator("#choices button")
            .Filter(new() { HasTextRegex = new Regex(Regex.Escape(words), RegexOptions.IgnoreCase) }).First;
        await Expect(action).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await action.ClickAsync();
    }

    /// <summary>Opens the printable sheet, which comes in a tab of its own.</summary>
    public static async Task<IPage> PrintAsync(Visit visit, ILocator card)
    {
        var sheet = await visit.Context.RunAndWaitForPageAsync(
            () => card.Locator("a.action:not([href^='tel:'])").First.ClickAsync());
        await sheet.WaitForLoadStateAsync();
        return sheet;
    }
}
