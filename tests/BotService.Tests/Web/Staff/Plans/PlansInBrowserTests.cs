using BotService.Renewal;
using BotService.Renewal.Files;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Tests.Renewal.Files;
using BotService.Tests.Web.WebChat;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff.Plans;

/// <summary>The pages of plans in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class PlansInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync()
    {
        staff = await StaffService.StartAsync();
        var text = System.Text.Encoding.UTF8.GetBytes(
            PlanFiles.Text.Replace("<p>業務組</p><p>工務課</p>", "業務組 工務課 資訊組", StringComparison.Ordinal)
            .Replace("守流程。", $"守流程{new string('長', 300)}{new string('w', 80)}。", StringComparison.Ordinal));
        var import = new PlanImport(staff.Service.Get<IPlanStore>(), staff.Service.Get<PlanOwners>());
        await import.ImportAsync(
            "plan.txt", PlanFile.Read("plan.txt", text), text, new(Organisation: "twc"), id =>
                new Deed(staff.Clock.GetUtcNow(), "x", "plans/import", id), default);
    }

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfPlans_AreAccessibleAndFit(string locale, int width)
    {
        var editor = await staff.PersonAsync(Role.Editor);
        await using var visit = await browser.SignInAsync(staff, editor, width);
        await visit.AssertFitAsync(locale, ("plans", "/staff/plans"), ("plan", "/staff/plans/twc-114"));
    }

    [BrowserFact]
    public async Task UnsureItem_IsAcceptedWithOneKey()
    {
        var editor = await staff.PersonAsync(Role.Editor);
        await using var visit = await browser.SignInAsync(staff, editor);
        await visit.GoAsync("/staff/plans/twc-114?lang=en");
        await AcceptAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Noted.");
        await AcceptAsync();
        await Expect(visit.Page.GetByText("Nothing is unsure.")).ToBeVisibleAsync();

        async Task AcceptAsync()
        {
            await Expect(visit.Page.GetByLabel("Departments").First).ToBeFocusedAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
        }
    }
}
