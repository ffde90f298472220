using BotService.Conversations;
using BotService.Conversations.Held;
using BotService.Held;
using BotService.Hosting;
using BotService.Staff;
using BotService.Tests.Conversations;
using BotService.Tests.Conversations.Held;
using BotService.Tests.Web.WebChat;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff.Held;

/// <summary>The pages of answers that wait, in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class HeldInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        staff.Clock.Advance(HeldTalk.Working - staff.Clock.GetUtcNow());
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfAnswersThatWait_AreAccessibleAndFit(string locale, int width)
    {
        var manager = await staff.PersonAsync(Role.Manager);
        await RuleAsync(manager.Id);
        var edited = await HeldAsync("a");
        await staff.Service.Get<HeldDecisions>().EditAsync(
            edited, new string('長', 400) + new string('w', 100), true, new(staff.Clock.GetUtcNow(), manager.Id, "approvals/edit", "1"), default);
        var waiting = await HeldAsync("b");
        await using var visit = await browser.SignInAsync(staff, manager, width);
        await visit.AssertFitAsync(
            locale,
            ("approvals", "/staff/approvals"), ("approval-waiting", $"/staff/approvals/{waiting.Number}"),
            ("approval-edited", $"/staff/approvals/{edited.Number}"), ("approval-rules", "/staff/approvals/rules"),
            ("acceptance", "/staff/approvals/acceptance"));
    }

    [BrowserFact]
    public async Task Answer_IsApprovedByKeyboardAlone()
    {
        var clerk = await staff.PersonAsync(Role.Clerk);
        await RuleAsync("ann");
        var waiting = await HeldAsync("a");
        await using var visit = await browser.SignInAsync(staff, clerk);
        await visit.GoAsync($"/staff/approvals/{waiting.Number}?lang=en");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Approve" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Approved. The citizen has the answer.");
        Assert.Empty(await staff.Service.Get<IHeldAnswers>().WaitingAsync(default));
    }

    [BrowserFact]
    public async Task List_ThatStandsOpen_ShowsAtOnceWhatComesAndWhatIsDecided()
    {
        var clerk = await staff.PersonAsync(Role.Clerk);
        await RuleAsync("ann");
        await using var visit = await browser.SignInAsync(staff, clerk);
        await visit.GoAsync("/staff/approvals?lang=en");
        await Expect(visit.Page.Locator("#live")).ToHaveTextAsync("Up to date, live");
        var waiting = await HeldAsync("a");
        var row = visit.Page.Locator("#approvals td a");
        await Expect(row).ToHaveTextAsync(HeldTalk.Question);
        await staff.Service.Get<HeldDecisions>().ApproveAsync(
            waiting, new(staff.Clock.GetUtcNow(), "bob", "approvals/approve", "1"), default);
        await Expect(visit.Page.Locator("#approvals .status")).ToHaveTextAsync("Approved");
    }

    private Task RuleAsync(string by)
    {
        var today = Taiwan.Today(staff.Clock);
        return staff.Service.Get<IApprovalRules>().AddAsync(
            new ApprovalRule(0, new ApprovalReach(HeldTalk.Entry, null, null, null), today, today, false, by, "新規定剛上路", staff.Clock.GetUtcNow()),
            new(staff.Clock.GetUtcNow(), by, "approvals/rules", "1"), default);
    }

    private async Task<HeldAnswer> HeldAsync(string conversation)
    {
        var door = staff.Service.Get<ITurnDoor>();
        await door.OpenAsync(new(conversation, "webchat", "dl_u", "zh-TW", null, null, false), default);
        var accepted = await door.ReceiveAsync(conversation, BotHost.Message(HeldTalk.Question), default);
        await door.RepliesToAsync(conversation, accepted, BotHost.Soon());
        var answers = staff.Service.Get<IHeldAnswers>();
        return (await answers.FindAsync((await answers.WaitingAsync(default)).Single().Number, default))!;
    }
}
