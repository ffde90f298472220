using System.Net;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Staff.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff;

/// <summary>A service of all rooms with people who are set up, and browsers in which they are signed in.</summary>
internal sealed class StaffService : IAsyncDisposable
{
    public const string Password = "a phrase nobody else knows";

    private readonly TestService service;

    private StaffService(TestService service) => this.service = service;

    public TestService Service => service;

    public FakeClock Clock { get; private init; } = null!;

    /// <param name="change">Puts other parts in the place of real ones.</param>
    public static async Task<StaffService> StartAsync(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? change = null, string? folder = null)
    {
        var clock = new FakeClock();
        var all = new Dictionary<string, string?> { ["RateLimits:Enabled"] = "false" };
        foreach (var (name, value) in settings ?? []) all[name] = value;
        var service = await TestService.StartAsync(all, folder, change: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            // Passwords are hard to guess because looking at them is slow, which would be felt here for everybody who signs in.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            change?.Invoke(services);
        });
        return new StaffService(service) { Clock = clock };
    }

    /// <summary>Around one that was started elsewhere.</summary>
    public static StaffService Of(TestService service, FakeClock clock) => new(service) { Clock = clock };

    /// <summary>Somebody with a password and an authenticator.</summary>
    public async Task<StaffAccount> PersonAsync(Role role, string? organisation = null, string? email = null)
    {
        var ids = service.Get<Ids>();
        var account = new StaffAccount
        {
            Id = ids.Text(16), Email = email ?? $"{RoleName.Of(role)}.{ids.Text(6)}@example.tw".ToLowerInvariant(), Role = role,
            Organisation = organisation, AddedAt = Clock.GetUtcNow(), PasswordAt = Clock.GetUtcNow(), TotpKey = Totp.NewKey(), Stamp = ids.Text(16),
        };
        account.Password = service.Get<IPasswordHasher<StaffAccount>>().HashPassword(account, Password);
        Assert.True(await service.Get<IPeople>().AddAsync(account, new Deed(Clock.GetUtcNow(), "test", "people/add", account.Id), default));
        return account;
    }

    /// <summary>A browser in which somebody of this role is signed in.</summary>
    public async Task<StaffBrowser> ClientAsync(Role role, string? organisation = null)
    {
        var browser = Browser();
        await SignInAsync(browser, await PersonAsync(role, organisation));
        return browser;
    }

    public StaffBrowser Browser() => new(new Uri(service.Address));

    /// <summary>Through the two pages, as a person does.</summary>
    public async Task SignInAsync(StaffBrowser browser, StaffAccount account, string password = Password)
    {
        browser.Account = account;
        var first = await browser.PostFormAsync("/staff/sign-in", ("email", account.Email), ("password", password));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        var second = await browser.PostFormAsync("/staff/sign-in/code", ("code", Totp.Code(account.TotpKey!, Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();
}

/// <summary>Now, and as much later as a test says.</summary>
internal sealed class FakeClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
