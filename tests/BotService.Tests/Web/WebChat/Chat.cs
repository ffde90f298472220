using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>What a visitor does on the chat page.</summary>
internal static class Chat
{
    public static ILocator SendBox(IPage page) =>
        page.GetByTestId("send box text area").Or(page.Locator(".webchat__send-box-text-box__input"));

    public static Task GreetedAsync(IPage page) =>
        Expect(page.Locator(".webchat__bubble").First).ToBeVisibleAsync(new() { Timeout = 15_000 });

    public static async Task SayAsync(IPage page, string text)
    {
        await SendBox(page).FillAsync(text);
        await SendBox(page).PressAsync("Enter");
    }

    /// <summary>Presses the suggested action whose label holds the words.</summary>
    public static async Task ChooseAsync(IPage page, string words)
    {
        var action = page.Locator(".webchat__suggested-actions button")
            .Filter(new() { HasTextRegex = new Regex(Regex.Escape(words), RegexOptions.IgnoreCase) }).First;
        await Expect(action).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await action.ClickAsync();
    }

    /// <summary>Opens the printable sheet, which comes in a tab of its own.</summary>
    public static async Task<IPage> PrintAsync(Visit visit, ILocator card)
    {
        var sheet = await visit.Context.RunAndWaitForPageAsync(
            () => card.Locator(".ac-actionSet button, .ac-actionSet [role=link]").First.ClickAsync());
        await sheet.WaitForLoadStateAsync();
        return sheet;
    }
}
