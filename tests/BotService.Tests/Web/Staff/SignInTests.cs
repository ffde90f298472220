using System.Net;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.People;
using BotService.Staff.SignIn;

namespace BotService.Tests.Web.Staff;

public sealed class SignInTests : IAsyncLifetime
{
    private StaffService staff = null!;

    public async Task InitializeAsync() => staff = await StaffService.StartAsync();

    public async Task DisposeAsync() => await staff.DisposeAsync();

    [Fact]
    public async Task FirstLink_SetsUpTheAdministrator_AndIsGoodOnce()
    {
        var code = await staff.Service.Get<Inviting>().FirstAsync(default);
        var browser = staff.Browser();
        var path = $"/staff/set-up?code={code}";
        var answer = await SetUpAsync(browser, path, ("email", "chief@example.tw"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        var account = await browser.PageAsync(answer.Headers.Location!.ToString());
        Assert.Equal(10, account.QuerySelectorAll("[data-recovery]").Length);
        Assert.Empty((await browser.PageAsync("/staff/account")).QuerySelectorAll("[data-recovery]"));
        Assert.Contains("chief@example.tw", (await browser.PageAsync("/staff/people")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(path)).StatusCode);
        Assert.Null(await staff.Service.Get<Inviting>().FirstAsync(default));
    }

    [Fact]
    public async Task FirstLink_OnceAnAdministratorIsThere_IsVoid()
    {
        var code = await staff.Service.Get<Inviting>().FirstAsync(default);
        await staff.PersonAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.Gone, (await staff.Browser().GetAsync($"/staff/set-up?code={code}")).StatusCode);
    }

    [Fact]
    public async Task Link_AfterThreeDays_IsVoid()
    {
        var code = await staff.Service.Get<Inviting>().AddAsync("late@example.tw", Role.Clerk, null, "operator", default);
        staff.Clock.Advance(TimeSpan.FromHours(73));
        Assert.Equal(HttpStatusCode.Gone, (await staff.Browser().GetAsync($"/staff/set-up?code={code}")).StatusCode);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password12345")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("Taiwan2026!!!!")]
    public async Task Password_ThatIsGuessedFirst_IsRefusedAndTheLinkStays(string password)
    {
        var code = await staff.Service.Get<Inviting>().AddAsync("new@example.tw", Role.Clerk, null, "operator", default);
        var browser = staff.Browser();
        var answer = await SetUpAsync(browser, $"/staff/set-up?code={code}", ("password", password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await SetUpAsync(browser, $"/staff/set-up?code={code}")).StatusCode);
    }

    [Fact]
    public async Task Code_SentAgain_IsNotTakenTwice()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        await staff.SignInAsync(staff.Browser(), person);
        var second = staff.Browser();
        await second.PostFormAsync("/staff/sign-in", ("email", person.Email), ("password", StaffService.Password));
        var answer = await second.PostFormAsync(
            "/staff/sign-in/code", ("code", Totp.Code(person.TotpKey!, staff.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Code_OfAClockTenMinutesOff_IsRefusedAndSaysWhy()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var browser = staff.Browser();
        await browser.PostFormAsync("/staff/sign-in", ("email", person.Email), ("password", StaffService.Password));
        var answer = await browser.PostFormAsync(
            "/staff/sign-in/code", ("code", Totp.Code(person.TotpKey!, staff.Clock.GetUtcNow().AddMinutes(-10))));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("自動校正", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task RecoveryCode_SignsInOnce()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var browser = staff.Browser();
        await staff.SignInAsync(browser, person);
        var made = await browser.PostFormAsync("/staff/account/codes");
        var codes = (await browser.PageAsync(made.Headers.Location!.ToString())).QuerySelectorAll("[data-recovery]");
        Assert.Equal(HttpStatusCode.SeeOther, (await WithAsync(codes[0].TextContent)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await WithAsync(codes[0].TextContent)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await WithAsync(codes[1].TextContent.ToLowerInvariant())).StatusCode);

        async Task<HttpResponseMessage> WithAsync(string code)
        {
            var other = staff.Browser();
            await other.PostFormAsync("/staff/sign-in", ("email", person.Email), ("password", StaffService.Password));
            return await other.PostFormAsync("/staff/sign-in/code", ("code", code));
        }
    }

    [Fact]
    public async Task Password_WrongFiveTimes_LocksForAQuarterOfAnHour_AlsoWhenTriedAtOnce()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var wrong = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await TryAsync("not this one")).StatusCode));
        Assert.All(wrong, status => Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(StaffService.Password)).StatusCode);
        staff.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(StaffService.Password)).StatusCode);
        staff.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.SeeOther, (await TryAsync(StaffService.Password)).StatusCode);

        Task<HttpResponseMessage> TryAsync(string password) =>
            staff.Browser().PostFormAsync("/staff/sign-in", ("email", person.Email), ("password", password));
    }

    [Fact]
    public async Task Session_Idle_Ends_AndWhatWasTypedIsOfferedAgain()
    {
        var browser = await staff.ClientAsync(Role.Administrator);
        var token = await browser.TokenAsync();
        staff.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/staff/people")).StatusCode);
        var late = await browser.PostAsync(
            "/staff/people/add", ("__RequestVerificationToken", token), ("email", "typed.before.lunch@example.tw"), ("role", "clerk"));
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        var page = StaffBrowser.Read(await late.Content.ReadAsStringAsync());
        Assert.Equal("typed.before.lunch@example.tw", page.QuerySelector("input[name=email]")!.GetAttribute("value"));

        await staff.SignInAsync(browser, browser.Account);
        var again = await browser.PostFormAsync("/staff/people/add", ("email", "typed.before.lunch@example.tw"), ("role", "clerk"));
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Session_InUse_EndsAfterTwelveHours()
    {
        var browser = await staff.ClientAsync(Role.Clerk);
        for (var i = 0; i < 24; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/account")).StatusCode);
            staff.Clock.Advance(TimeSpan.FromMinutes(29));
        }

        staff.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/staff/account")).StatusCode);
    }

    [Fact]
    public async Task Disabled_IsOutAtOnce()
    {
        var browser = await staff.ClientAsync(Role.Clerk);
        var chief = await staff.ClientAsync(Role.Administrator);
        await chief.PostFormAsync($"/staff/people/{browser.Account.Id}/disable");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/staff/account")).StatusCode);
        var again = await staff.Browser().PostFormAsync(
            "/staff/sign-in", ("email", browser.Account.Email), ("password", StaffService.Password));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task Sessions_AreListedAndEndedFromElsewhere()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var (here, there) = (staff.Browser(), staff.Browser());
        await staff.SignInAsync(here, person);
        staff.Clock.Advance(TimeSpan.FromMinutes(1));
        await staff.SignInAsync(there, person);
        Assert.Equal(2, (await here.PageAsync("/staff/account")).QuerySelectorAll("tbody tr").Length);
        await here.PostFormAsync("/staff/account/sessions/end");
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/staff/account")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.GetAsync("/staff/account")).StatusCode);
    }

    [Fact]
    public async Task Password_Changed_EndsTheOtherSessions()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var (here, there) = (staff.Browser(), staff.Browser());
        await staff.SignInAsync(here, person);
        staff.Clock.Advance(TimeSpan.FromMinutes(1));
        await staff.SignInAsync(there, person);
        var answer = await here.PostFormAsync(
            "/staff/account/password", ("old", StaffService.Password), ("password", "another phrase of mine"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.GetAsync("/staff/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/staff/account")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/staff")]
    [InlineData("//evil.example")]
    [InlineData("/staff/../chat")]
    [InlineData("/staff\\evil")]
    [InlineData("/staffing")]
    public async Task Back_ToAnotherPlace_LeadsHome(string back)
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var browser = staff.Browser();
        await browser.PostFormAsync("/staff/sign-in", ("email", person.Email), ("password", StaffService.Password), ("back", back));
        var answer = await browser.PostFormAsync(
            "/staff/sign-in/code", ("code", Totp.Code(person.TotpKey!, staff.Clock.GetUtcNow())));
        Assert.Equal("/staff?lang=zh-TW", answer.Headers.Location!.ToString());
    }

    /// <summary>Fills in the page as it stands; fields may be given otherwise.</summary>
    private async Task<HttpResponseMessage> SetUpAsync(StaffBrowser browser, string path, params (string Name, string? Value)[] other)
    {
        var page = await browser.PageAsync(path);
        var key = TotpSecret.Read(page.QuerySelector("[data-totp]")!.TextContent);
        var fields = new Dictionary<string, string?>
        {
            ["__RequestVerificationToken"] = StaffBrowser.Token(page),
            ["sealed"] = page.QuerySelector("input[name=sealed]")!.GetAttribute("value"),
            ["password"] = StaffService.Password,
            ["code"] = Totp.Code(key, staff.Clock.GetUtcNow()),
        };
        foreach (var (name, value) in other) fields[name] = value;
        return await browser.PostAsync(path, [.. fields.Select(f => (f.Key, f.Value))]);
    }
}
