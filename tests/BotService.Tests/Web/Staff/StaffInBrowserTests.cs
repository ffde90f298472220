using System.Text.Json;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Staff.SignIn;
using BotService.Tests.Web.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>The pages as somebody with a real browser meets them.</summary>
public sealed class StaffInBrowserTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [BrowserFact]
    public async Task Passkey_IsAddedAndSignsIn()
    {
        var person = await staff.PersonAsync(Role.Manager);
        await using var visit = await browser.SignInAsync(staff, person);
        await WithAuthenticatorAsync(visit.Page, verifies: true);
        await visit.GoAsync("/staff/account?lang=en");
        await visit.Page.GetByLabel("Name (such as").FillAsync("Desk 3 by the window");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Passkey added.");
        await Expect(visit.Page.GetByText("Desk 3 by the window")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/staff?*");
        await visit.GoAsync("/staff/account?lang=en");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My account");
        Assert.DoesNotContain(visit.Complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Passkey_OfADeviceThatDoesNotVerifyThePerson_IsNotTaken()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        await using var visit = await browser.SignInAsync(staff, person);
        await WithAuthenticatorAsync(visit.Page, verifies: false);
        await visit.GoAsync("/staff/account?lang=en");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(visit.Page.GetByText("The passkey was not added. Try again.")).ToBeVisibleAsync();
        Assert.Empty(await staff.Service.Get<IPasskeys>().OfAsync(person.Id, default));
    }

    [BrowserTheory]
    [InlineData("zh-TW", 1280)]
    [InlineData("en", 390)]
    [InlineData("zh-TW", 320)]
    public async Task Pages_OfTheHouse_AreAccessibleAndFit(string locale, int width)
    {
        var chief = await staff.PersonAsync(Role.Administrator);
        var code = await staff.Service.Get<Inviting>().AddAsync("new.colleague@example.tw", Role.Clerk, "twc", chief.Id, default);
        await using var visit = await browser.SignInAsync(staff, chief, width);
        await visit.AssertFitAsync(
            locale,
            ("account", "/staff/account"), ("people", "/staff/people"), ("person", $"/staff/people/{chief.Id}"), ("audit", "/staff/audit"),
            ("set-up", $"/staff/set-up?code={code}"), ("sign-in", "/staff/sign-in"), ("lost", "/staff/people/nobody"));
    }

    private static async Task WithAuthenticatorAsync(IPage page, bool verifies)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = verifies,
                isUserVerified = verifies, automaticPresenceSimulation = true,
            }),
        });
    }
}
