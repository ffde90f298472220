using BotService.Renewal;
using BotService.Renewal.Changes;
using BotService.Staff;
using BotService.Tests.Renewal;
using BotService.Tests.Web.WebChat;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>The pages of the yearly renewal in a real browser: by keyboard, on narrow windows, for everybody.</summary>
public sealed class RenewalInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Diff = $"/staff/plans/{FakePlanBook.Old}/diff/{FakePlanBook.New}";

    private StaffService staff = null!;

    public async Task InitializeAsync() =>
        staff = await StaffService.StartAsync(change: services => services.AddSingleton<IPlanBook>(new FakePlanBook()));

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfTheRenewal_AreAccessibleAndFit(string locale, int width)
    {
        staff.Clock.Advance(TimeSpan.FromDays(3650));
        await (await staff.ClientAsync(Role.Editor)).PostFormAsync($"{Diff}/list");
        var number = (await staff.Service.Get<IPlanChanges>().ListAsync(FakePlanBook.Old, FakePlanBook.New, default))[1].Number;
        await using var visit = await browser.SignInAsync(staff, await staff.PersonAsync(Role.Editor), width);
        await visit.AssertFitAsync(
            locale,
            ("renewal", "/staff/renewal"), ("diff", Diff), ("diff-all", $"{Diff}?class=all"), ("change", $"/staff/renewal/changes/{number}"));
    }

    [BrowserFact]
    public async Task Change_IsDecidedByKeyboardAlone()
    {
        await using var visit = await browser.SignInAsync(staff, await staff.PersonAsync(Role.Editor));
        await visit.GoAsync($"{Diff}?lang=en");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Put the changes on the list" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("tbody a").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByLabel("Reason", new() { Exact = true }).FocusAsync();
        await visit.Page.Keyboard.TypeAsync("nobody asks for it");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Noted that no change is needed.");
        await Expect(visit.Page.Locator(".status").First).ToHaveTextAsync("No change needed");
    }
}
