using BotService.Staff.People;
using BotService.Staff.SignIn;
using BotService.Tests.Web.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.Staff;

/// <summary>Windows of a real browser in which somebody is signed in.</summary>
internal static class StaffWindow
{
    /// <summary>Signs in with password and code, by keyboard alone.</summary>
    public static async Task<Visit> SignInAsync(this Browser browser, StaffService staff, StaffAccount person, int width = 1280, bool scripts = true)
    {
        // Passkeys need a name for a host; a number will not do.
        var origin = $"http://localhost:{new Uri(staff.Service.Address).Port}";
        var visit = await browser.VisitAsync("/staff/sign-in?lang=en&back=/staff/account", width, scripts: scripts, origin: origin);
        var keys = visit.Page.Keyboard;
        await Expect(visit.Page.GetByLabel("E-mail")).ToBeFocusedAsync();
        await keys.TypeAsync(person.Email);
        await keys.PressAsync("Tab");
        await keys.TypeAsync(StaffService.Password);
        await keys.PressAsync("Enter");
        await Expect(visit.Page.GetByLabel("Code")).ToBeFocusedAsync();
        await keys.TypeAsync(Totp.Code(person.TotpKey!, staff.Clock.GetUtcNow()));
        await keys.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("My account");
        return visit;
    }

    /// <summary>Each page is usable for everybody and no wider than the window, with all that can be unfolded open.</summary>
    public static async Task AssertFitAsync(this Visit visit, string locale, params (string Name, string Path)[] pages)
    {
        var problems = new List<string>();
        foreach (var (name, path) in pages)
        {
            await visit.GoAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={locale}");
            await visit.Page.EvaluateAsync("for (const part of document.querySelectorAll('main details')) part.open = true");
            problems.AddRange(await visit.Page.LookAsync($"staff-{name}", locale));
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    /// <summary>Keeps a picture of the page for people to look at.</summary>
    /// <param name="whole">All of it, else what the window shows.</param>
    /// <returns>What axe finds, and whether the page is wider than the window.</returns>
    public static async Task<IEnumerable<string>> LookAsync(this IPage page, string name, string locale, bool whole = true)
    {
        var width = page.ViewportSize!.Width;
        await page.ScreenshotAsync(new() { Path = Visit.Screen($"{name}-{locale}-{width}"), FullPage = whole });
        var problems = (await Axe.ViolationsAsync(page)).Select(v => $"{name}: {v}");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return wide > width ? problems.Append($"{name}: is {wide} pixels wide") : problems;
    }
}
