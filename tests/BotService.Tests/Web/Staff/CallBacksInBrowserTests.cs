using BotService.CallBacks;
using BotService.Conversations;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Staff;
using BotService.Tests.Conversations;
using BotService.Tests.Web.WebChat;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>The pages of call-backs in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class CallBacksInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfCallBacks_AreAccessibleAndFit(string locale, int width)
    {
        var manager = await staff.PersonAsync(Role.Manager);
        var (free, mine) = (await AskAsync("a"), await AskAsync("b"));
        var calls = staff.Service.Get<ICallBacks>();
        var now = staff.Clock.GetUtcNow();
        await calls.ClaimAsync(mine, null, new(now, manager.Id, "callbacks/claim", "K"), default);
        await calls.AttemptAsync(
            mine, 1, "not-reached", new string('長', 400) + new string('w', 100), (now, now.AddHours(4)), new(now, manager.Id, "callbacks/attempt", "K"), default);
        await staff.Service.Get<IClosures>().AddAsync("twc", new DateOnly(2099, 1, 5), "颱風", new(now, manager.Id, "hours/add", "x"), default);
        await using var visit = await browser.SignInAsync(staff, manager, width);
        await visit.AssertFitAsync(
            locale,
            ("today", "/staff"), ("callbacks", "/staff/callbacks"), ("callback", $"/staff/callbacks/{CallBackNumber.Write(free)}"),
            ("callback-mine", $"/staff/callbacks/{CallBackNumber.Write(mine)}"), ("hours", "/staff/hours"));
    }

    [BrowserFact]
    public async Task CallBack_IsWorkedByKeyboardAlone()
    {
        var clerk = await staff.PersonAsync(Role.Clerk);
        var name = CallBackNumber.Write(await AskAsync("a"));
        await using var visit = await browser.SignInAsync(staff, clerk);
        await visit.GoAsync($"/staff/callbacks/{name}?lang=en");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Take it" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("It is yours.");
        await Expect(visit.Page.Locator("main code")).ToHaveTextAsync("0912345678");
        await visit.Page.GetByLabel("Note", new() { Exact = true }).FocusAsync();
        await visit.Page.Keyboard.TypeAsync("told everything");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Noted.");
        await Expect(visit.Page.Locator(".status").First).ToHaveTextAsync("Reached");
    }

    private async Task<long> AskAsync(string conversation)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "webchat", "dl_u", "zh-TW", null, null, false), default);
        var last = "";
        foreach (var text in new[] { "電費過戶", "請打給我 0912345678", "都可以", "對" })
        {
            var accepted = await door.ReceiveAsync(conversation, BotHost.Message(text), default);
            last = (await door.RepliesToAsync(conversation, accepted, BotHost.Soon()))[^1].Said!;
        }

        return CallBackNumber.In(last).Single();
    }
}
