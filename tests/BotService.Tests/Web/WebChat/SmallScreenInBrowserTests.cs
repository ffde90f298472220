using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>The page where room is scarce: zoomed, on a phone on its side, full of long words and of long history.</summary>
public sealed class SmallScreenInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>1280 × 1024 at 400 %, a phone on its side, and one with its keyboard up.</summary>
    [BrowserTheory]
    [InlineData(320, 256)]
    [InlineData(740, 360)]
    [InlineData(390, 330)]
    public async Task Conversation_WhereRoomIsScarce_StaysReadable(int width, int height)
    {
        await using var visit = await browser.VisitAsync("/?lang=en", width, height);
        await Chat.ChecklistAsync(visit.Page);
        await visit.SaveAsync($"scarce-{width}x{height}");

        var foot = (await visit.Page.Locator("#foot").BoundingBoxAsync())!;
        var head = (await visit.Page.Locator("header").BoundingBoxAsync())!;
        Assert.True(foot.Y >= height * 0.5, $"only {foot.Y} of {height} pixels are left to read in");
        Assert.True(head.Y + head.Height <= 0, "the head did not scroll away");
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('#foot button, #foot a, .action')].filter(e => e.offsetParent)
              .filter(e => e.offsetHeight < 44 || e.offsetWidth < 44).map(e => `${e.textContent} ${e.offsetWidth}x${e.offsetHeight}`)
            """));
        var rows = await visit.Page.EvaluateAsync<int>(
            "new Set([...document.querySelectorAll('#choices > li')].map(c => c.offsetTop)).size");
        Assert.Equal(1, rows);
        await Axe.AssertAccessibleAsync(visit.Page);
    }

    [BrowserFact]
    public async Task Field_GrowsWithWhatIsTyped()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", 390, 844);
        await Chat.GreetedAsync(visit.Page);
        var before = (await Chat.SendBox(visit.Page).BoundingBoxAsync())!.Height;

        await Chat.SendBox(visit.Page).FillAsync(string.Join('\n', Enumerable.Repeat("a line", 4)));

        Assert.True((await Chat.SendBox(visit.Page).BoundingBoxAsync())!.Height >= before * 2);
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LongNamesAndRightToLeftTexts_StayInTheirBubbles(bool dark)
    {
        var name = new string('W', 60);
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser, width: 320, height: 640, dark: dark);
        await stream.SendAsync(
            stream.Message($"My name is {name}", isUser: true),
            stream.Message($"Good day, {name}.", choices: [name, "أريد تغيير الاسم", "short"]),
            stream.Message("أريد تغيير الاسم على حساب الكهرباء (Taipower 1911)", isUser: true),
            stream.Message("مرحبا، 1911", choices: [name, "أريد تغيير الاسم", "short"]));
        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(4);
        await visit.SaveAsync($"long-name-320{(dark ? "-dark" : "")}");

        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        Assert.Equal("rtl", await Chat.Said(visit.Page).Last.Locator("p").EvaluateAsync<string>("p => getComputedStyle(p).direction"));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            () => {
              const boxes = [...document.querySelectorAll('#bubbles .bubble')].map(b => b.getBoundingClientRect());
              return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => a.bottom > b.top && b.bottom > a.top)).map(String);
            }
            """));
        await Axe.AssertAccessibleAsync(visit.Page);
    }

    [BrowserFact]
    public async Task FiveHundredMessages_AreAllShownSoon_AndOnlyTheLastMayBeAnswered()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser, width: 390, height: 844);
        var messages = Enumerable.Range(0, 250).SelectMany(n => new JsonObject[]
        {
            stream.Message($"question {n}", isUser: true), stream.Message($"reply {n}", choices: [$"choice {n}"]),
        }).ToArray();

        foreach (var part in messages.Chunk(100)) await stream.SendAsync(part);

        await Expect(Chat.Bubbles(visit.Page)).ToHaveCountAsync(500, new() { Timeout = 15_000 });
        await Expect(visit.Page.Locator("#choices button")).ToHaveTextAsync(["choice 249"]);
        await Expect(Chat.Replies(visit.Page).Last).ToBeInViewportAsync();
        Assert.Equal("question 0", await Chat.Said(visit.Page).First.InnerTextAsync());
    }

    [BrowserFact]
    public async Task NewReply_WhileReadingFurtherUp_LeavesTheReaderThere()
    {
        var stream = new FakeStream();
        await using var visit = await stream.VisitAsync(browser, width: 390, height: 640);
        await stream.SendAsync([.. Enumerable.Range(0, 40).Select(n => stream.Message($"reply {n}"))]);
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(40);
        await visit.Page.Mouse.MoveAsync(100, 200);
        await visit.Page.Mouse.WheelAsync(0, -1200);
        await visit.Page.WaitForFunctionAsync("() => scrollY < document.documentElement.scrollHeight - innerHeight - 500");
        var at = await visit.Page.EvaluateAsync<int>("Math.round(scrollY)");

        await stream.ReplyAsync("the newest");

        await Expect(visit.Page.Locator("#newer")).ToBeVisibleAsync();
        Assert.InRange(await visit.Page.EvaluateAsync<int>("Math.round(scrollY)"), at - 2, at + 2);
        await visit.Page.Locator("#newer").ClickAsync();
        await Expect(Chat.Replies(visit.Page).Last).ToBeInViewportAsync();
        await Expect(visit.Page.Locator("#newer")).ToBeHiddenAsync();
    }
}
