using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>The page holds the conversation of the showcase, from the greeting to the rating.</summary>
public sealed class ConversationInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>What is said and what is chosen, then the words that must appear.</summary>
    public static TheoryData<string, string[], string[], string> Languages => new()
    {
        { "zh-TW", ["我要辦電費過戶", "公司", "代理人"], ["有幫助", "沒有了，結束", "5 分，很滿意", "不用了"], "謝謝您，祝您順心" },
        { "en", ["I want to change the name on my electricity account", "A company", "Someone acts for me"], ["Helpful",
            "that is all", "5", "No, thanks"], "Thank you, and all the best" },
    };

    [BrowserTheory]
    [MemberData(nameof(Languages))]
    public async Task Conversation_FromQuestionToRating_EndsWithThanks(
        string locale, string[] asks, string[] after, string thanks)
    {
        await using var visit = await browser.VisitAsync($"/?lang={locale}");
        var page = visit.Page;
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", locale);
        await Chat.GreetedAsync(page);

        await Chat.SayAsync(page, asks[0]);
        foreach (var choice in asks[1..]) await Chat.ChooseAsync(page, choice);
        var card = page.Locator(".card").Last;
        await Expect(card).ToBeVisibleAsync();
        await visit.SaveAsync($"checklist-{locale}");

        var sheet = await Chat.PrintAsync(visit, card);
        await Expect(sheet.Locator("html")).ToHaveAttributeAsync("lang", locale);
        Assert.Matches("/c/[A-Za-z0-9_-]{12,}$", sheet.Url);
        Assert.Equal(
            await card.GetByRole(AriaRole.Heading).First.InnerTextAsync(), await sheet.Locator("h1").InnerTextAsync());
        Assert.True(await sheet.Locator("input[type=checkbox]").CountAsync() > 3);
        await visit.SaveAsync($"sheet-{locale}", sheet);
        await Axe.AssertAccessibleAsync(sheet);

        foreach (var choice in after) await Chat.ChooseAsync(page, choice);
        await Expect(page.GetByText(thanks).Last).ToBeVisibleAsync();
        Assert.Empty(visit.OffSite);
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
    }
}
