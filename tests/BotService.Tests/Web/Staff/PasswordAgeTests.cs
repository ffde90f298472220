using System.Net;
using BotService.Staff;

namespace BotService.Tests.Web.Staff;

/// <summary>The preset that follows the government's baseline: passwords of four kinds that grow old.</summary>
public sealed class PasswordAgeTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync(new() { ["Staff:Passwords:Preset"] = "tw-baseline" });

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task Password_OfNinetyOneDays_IsChangedBeforeAllElse()
    {
        var person = await staff.PersonAsync(Role.Administrator);
        staff.Clock.Advance(TimeSpan.FromDays(91));
        var browser = staff.Browser();
        await staff.SignInAsync(browser, person);
        using var sent = await browser.GetAsync("/staff/people");
        Assert.StartsWith("/staff/account", sent.Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.SeeOther, await ChangeAsync(browser, StaffService.Password, "Rain-on-Tin 7"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/people")).StatusCode);
        // Not twice a day, and none of the last three.
        Assert.Equal(HttpStatusCode.BadRequest, await ChangeAsync(browser, "Rain-on-Tin 7", "Rain-on-Tin 8"));
        staff.Clock.Advance(TimeSpan.FromHours(25));
        await staff.SignInAsync(browser, person, "Rain-on-Tin 7");
        Assert.Equal(HttpStatusCode.BadRequest, await ChangeAsync(browser, "Rain-on-Tin 7", "Rain-on-Tin 7"));
        Assert.Equal(HttpStatusCode.BadRequest, await ChangeAsync(browser, "Rain-on-Tin 7", "only-small-letters-1"));
        Assert.Equal(HttpStatusCode.SeeOther, await ChangeAsync(browser, "Rain-on-Tin 7", "Rain-on-Tin 8"));
    }

    private static async Task<HttpStatusCode> ChangeAsync(StaffBrowser browser, string old, string password)
    {
        using var answer = await browser.PostFormAsync("/staff/account/password", ("old", old), ("password", password));
        return answer.StatusCode;
    }
}
