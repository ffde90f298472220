using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>What hurried hands, bad lines and strict browsers do to the page: nothing is lost and a clear word is said.</summary>
public sealed class HardUseInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Activities = "**/conversations/*/activities";

    [BrowserFact]
    public async Task Enter_WhileComposing_SendsNothing()
    {
        await using var visit = await browser.VisitAsync("/?lang=zh-TW");
        await Chat.GreetedAsync(visit.Page);
        var keys = await visit.Context.NewCDPSessionAsync(visit.Page);
        await Chat.SendBox(visit.Page).FocusAsync();

        await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = "ㄍㄨㄛˋ", ["selectionStart"] = 4, ["selectionEnd"] = 4 });
        await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyDown", ["key"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await keys.SendAsync("Input.insertText", new() { ["text"] = "過戶" });

        await Expect(Chat.SendBox(visit.Page)).ToHaveValueAsync("過戶");
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(0);
        await Chat.SendBox(visit.Page).PressAsync("Enter");
        await Expect(Chat.Said(visit.Page)).ToHaveTextAsync("過戶");
    }

    [BrowserFact]
    public async Task DoubleTap_OnChoiceOrSend_SendsOnce()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);

        await visit.Page.Locator("#choices button").First.DblClickAsync();
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);
        await Chat.SendBox(visit.Page).FillAsync("hello there");
        await visit.Page.Locator("#composer button[type=submit]").DblClickAsync();

        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(3);
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task LongPaste_IsTakenOrKept_AndSaidSo()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", 390, 700);
        await Chat.GreetedAsync(visit.Page);

        await Chat.SayAsync(visit.Page, new string('電', 12_000));
        await Expect(visit.Page.Locator("#hint")).ToContainTextAsync("12000");
        await Expect(Chat.SendBox(visit.Page)).ToHaveValueAsync(new string('電', 12_000));
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(0);
        await Axe.AssertAccessibleAsync(visit.Page);
        await visit.SaveAsync("long-paste-390");

        await Chat.SendBox(visit.Page).FillAsync(new string('電', 10_000));
        await Expect(visit.Page.Locator("#hint")).ToContainTextAsync("600");
        await Chat.SendBox(visit.Page).PressAsync("Enter");
        await Expect(Chat.Said(visit.Page)).ToHaveTextAsync(new string('電', 10_000));
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".status")).ToHaveCountAsync(0);
        await Axe.AssertAccessibleAsync(visit.Page);
    }

    [BrowserFact]
    public async Task TextRefused_IsGivenBackToBeChanged()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);
        await visit.Page.RouteAsync(Activities, route => route.FulfillAsync(new() { Status = 413 }));

        await Chat.SayAsync(visit.Page, "hello there");
        await visit.Page.Locator(".status button").ClickAsync();

        await Expect(Chat.SendBox(visit.Page)).ToHaveValueAsync("hello there");
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task NetGone_IsTold_AndWhatWasTypedGoesOutOnceItIsBack()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        var ids = Ids(visit.Page);
        await Chat.GreetedAsync(visit.Page);

        await visit.Context.SetOfflineAsync(true);
        await Chat.SayAsync(visit.Page, "hello there");
        await Expect(Chat.Notice(visit.Page)).ToContainTextAsync("no network");
        await Expect(visit.Page.Locator(".status")).ToContainTextAsync("Not sent yet");
        await Axe.AssertAccessibleAsync(visit.Page);
        await visit.SaveAsync("offline");
        await visit.Context.SetOfflineAsync(false);

        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2, new() { Timeout = 40_000 });
        await Expect(Chat.Notice(visit.Page)).ToBeEmptyAsync();
        await Expect(visit.Page.Locator(".status")).ToHaveCountAsync(0);
        Assert.Single(ids.Distinct());
    }

    /// <summary>What waits outlives the page: a phone throws pages away that are out of sight.</summary>
    [BrowserFact]
    public async Task NetGone_AndPageReloaded_StillSendsWhatWaited()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);
        await visit.Page.RouteAsync(Activities, route => route.AbortAsync());
        await Chat.SayAsync(visit.Page, "hello there");
        await Expect(visit.Page.Locator(".status")).ToContainTextAsync("Not sent yet");

        await visit.Page.UnrouteAllAsync();
        await visit.Page.ReloadAsync();

        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2, new() { Timeout = 40_000 });
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task AnswerLost_IsSentAgainUnderTheSameId_AndAnsweredOnce()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        var ids = Ids(visit.Page);
        // Without a stream for a while, only the answer could tell that it arrived.
        await visit.Page.RouteAsync(Activities, async route =>
        {
            if (ids.Count == 1) await route.FetchAsync();
            if (ids.Count <= 2) await route.AbortAsync();
            else await route.ContinueAsync();
        });
        await Chat.GreetedAsync(visit.Page);

        await Chat.SayAsync(visit.Page, "hello there");

        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2, new() { Timeout = 40_000 });
        await Expect(visit.Page.Locator(".status")).ToHaveCountAsync(0);
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(1);
        Assert.Single(ids.Distinct());
    }

    [BrowserFact]
    public async Task TokenExpired_WhilePageIsOpen_GoesOnWhereItWas()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await ChecklistAsync(visit.Page);
        var first = true;
        await visit.Page.RouteAsync(Activities, route =>
        {
            var refuse = first;
            first = false;
            return refuse ? Expired(route) : route.ContinueAsync();
        });

        await Chat.SayAsync(visit.Page, "how long does it take");

        await Expect(visit.Page.Locator(".divider")).ToContainTextAsync("above", new() { Timeout = 40_000 });
        await Expect(Chat.Replies(visit.Page).Last).ToContainTextAsync("Electricity name change");
        await Expect(Chat.Said(visit.Page).Last).ToContainTextAsync("how long");
        // The taking up itself is not shown: neither another greeting nor the number.
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(4);
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task TokenExpired_OverNight_ShowsTheHistoryAndGoesOn()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await ChecklistAsync(visit.Page);
        await visit.Page.RouteAsync("**/tokens/refresh", Expired);

        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Locator(".card")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".divider")).ToHaveCountAsync(1);
        await Chat.SayAsync(visit.Page, "how long does it take");
        await Expect(Chat.Replies(visit.Page).Last).ToContainTextAsync("Electricity name change");
        await Expect(Chat.Notice(visit.Page)).ToBeEmptyAsync();

        await visit.Page.UnrouteAllAsync();
        await visit.Page.ReloadAsync();
        // Both conversations, and still nothing of how the second one took the first one up.
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(3);
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(4);
        await Expect(visit.Page.Locator(".divider")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Storage_Refused_ChangesNothingElse()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", prepare: context => context.AddInitScriptAsync(
            "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"));
        await Chat.GreetedAsync(visit.Page);

        await Chat.SayAsync(visit.Page, "hello there");

        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
    }

    [BrowserFact]
    public async Task Sockets_NotLetThrough_ArePolledInstead()
    {
        await using var visit = await browser.VisitAsync("/?lang=en", prepare: context => context.AddInitScriptAsync(
            "WebSocket = class extends WebSocket { constructor() { super('ws://127.0.0.1:9/'); } }"));
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(1, new() { Timeout = 40_000 });

        await Chat.SayAsync(visit.Page, "hello there");

        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);
        await Expect(Chat.Notice(visit.Page)).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task TwoTabs_OfOneConversation_BothShowItOnce()
    {
        await using var visit = await browser.VisitAsync("/?lang=en");
        await Chat.GreetedAsync(visit.Page);
        await Chat.SayAsync(visit.Page, "hello there");
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);

        // A window that the page opens begins with a copy of what the page keeps.
        var other = await visit.Context.RunAndWaitForPageAsync(() => visit.Page.EvaluateAsync("void window.open(location.href)"));
        await Expect(Chat.Replies(other)).ToHaveCountAsync(2);
        await Chat.SayAsync(other, "good morning");

        foreach (var page in (IPage[])[visit.Page, other])
        {
            await Expect(Chat.Replies(page)).ToHaveCountAsync(3);
            await Expect(Chat.Said(page)).ToHaveTextAsync(["hello there", "good morning"]);
        }
    }

    private static async Task ChecklistAsync(IPage page)
    {
        await Chat.ChecklistAsync(page);
        // What is kept is written a moment later.
        await page.WaitForFunctionAsync("() => sessionStorage.getItem('botservice.history')?.includes('AdaptiveCard')");
    }

    private static Task Expired(IRoute route) => route.FulfillAsync(
        new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"TokenExpired","message":"x"}}""" });

    /// <summary>The ids under which the page posts, as they come.</summary>
    private static List<string> Ids(IPage page)
    {
        var ids = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method != "POST" || !request.Url.EndsWith("/activities", StringComparison.Ordinal)) return;
            using var posted = JsonDocument.Parse(request.PostData!);
            ids.Add(posted.RootElement.GetProperty("channelData").GetProperty("clientActivityID").GetString()!);
        };
        return ids;
    }
}
