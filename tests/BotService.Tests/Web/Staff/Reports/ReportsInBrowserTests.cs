using BotService.Staff;
using BotService.Tests.Web.WebChat;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff.Reports;

/// <summary>The reports in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class ReportsInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        await ScriptedMonth.LiveAsync(staff);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfTheReports_AreAccessibleAndFit(string locale, int width)
    {
        await using var visit = await browser.SignInAsync(staff, await staff.PersonAsync(Role.Manager), width);
        await visit.AssertFitAsync(
            locale,
            ("reports", "/staff/reports"), ("volume", "/staff/reports/volume?by=week"), ("entries", "/staff/reports/entries"),
            ("satisfaction", "/staff/reports/satisfaction"), ("hours", "/staff/reports/hours"), ("handoff", "/staff/reports/handoff?by=quarter"),
            ("aspects", "/staff/reports/aspects"), ("evidence", "/staff/evidence"),
            ("quizzes", "/staff/quiz"), ("quiz", $"/staff/quiz/{BotService.Hosting.Taiwan.Today(staff.Clock):yyyy-MM}"),
            ("behind", "/staff/conversations?figure=dissatisfied&from=2026-01-01"));
    }

    [BrowserFact]
    public async Task Figure_IsOpenedDownToItsTalks_ByKeyboardAlone()
    {
        await using var visit = await browser.SignInAsync(staff, await staff.PersonAsync(Role.Manager));
        await visit.GoAsync("/staff/reports/satisfaction?lang=en&by=half");
        await visit.Page.GetByText("14 of 104").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(14);
        await visit.Page.Locator("tbody a").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("onversation");
    }
}
