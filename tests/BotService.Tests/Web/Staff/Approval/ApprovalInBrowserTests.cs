using BotService.Editing.Approval;
using BotService.Editing.Drafts;
using BotService.Editing.Replay;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Tests.Web.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff.Approval;

/// <summary>A draft on its way to its day, in a real browser: for everybody, on narrow windows, by keyboard.</summary>
public sealed class ApprovalInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;
    private StaffAccount reviewer = null!;
    private Draft draft = null!;
    private string link = null!;
    private IReadOnlyList<ReplayGroup> groups = [];

    private string Here => $"/staff/drafts/{draft.Number}";

    public async Task InitializeAsync()
    {
        staff = await SmallDraft.StartAsync();
        var editor = await staff.ClientAsync(Role.Editor);
        reviewer = await staff.PersonAsync(Role.Reviewer);
        draft = await staff.BeginAsync(editor.Account.Id, (await staff.PersonAsync(Role.Editor)).Id);
        await editor.PostFormAsync($"{Here}/propose", ("version", $"{draft.Version}"));
        groups = await staff.ReplayedAsync(draft.Number);
        var token = await staff.Service.Get<FactChecking>().AskAsync(draft.Number, "王小姐", "計費課", editor.Account.Id, default);
        link = $"/fact-check/{token}";
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfApproval_AreAccessibleAndFit(string locale, int width)
    {
        await using var visit = await browser.SignInAsync(staff, reviewer, width);
        await visit.AssertFitAsync(
            locale,
            ("approval-draft", Here), ("approval-replay", $"{Here}/replay"), ("approval-fact-check", link),
            ("approval-fact-check-gone", "/fact-check/none"), ("approval-preview", $"{Here}/entries/{SmallDraft.Entry}?part=preview"));
    }

    [BrowserFact]
    public async Task Replay_IsDecided_AndTheDraftApproved_ByKeyboardAlone()
    {
        await using var visit = await browser.SignInAsync(staff, reviewer);
        foreach (var group in groups)
        {
            await visit.GoAsync($"{Here}/replay?lang=en");
            var card = visit.Page.Locator($"article[aria-labelledby='g-{group.Id}']");
            await PressAsync(visit.Page, card.GetByText("Accept or refuse"));
            await card.GetByLabel("Why").FocusAsync();
            await visit.Page.Keyboard.TypeAsync("As the rule says");
            await visit.Page.Keyboard.PressAsync("Tab");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Accepted.");
        }

        await visit.GoAsync($"{Here}?lang=en");
        await PressAsync(visit.Page, visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }));
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        Assert.Equal([reviewer.Id], (await staff.Service.Get<IApprovals>().ReadAsync(draft.Number, default)).ApprovedBy);
    }

    [BrowserFact]
    public async Task Checker_Answers_ByKeyboardAlone()
    {
        await using var visit = await browser.VisitAsync($"{link}?lang=en", 390, origin: staff.Service.Address);
        await visit.Page.GetByRole(AriaRole.Radio).First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("Checked with the tariff");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you");
        Assert.Equal("Checked with the tariff", (await staff.Service.Get<IFactChecks>().OfAsync(draft.Number, default))[0].Comment);
    }

    private static async Task PressAsync(IPage page, ILocator button)
    {
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
