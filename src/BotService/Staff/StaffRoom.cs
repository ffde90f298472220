using BotService.Hosting;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using BotService.Staff.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Staff;

public static class StaffRoom
{
    /// <summary>Path of the cookie, and of all that it opens.</summary>
    public const string Path = "/staff";

    /// <summary>People, sign-in, roles and the record. Needs the ports <see cref="IPeople"/>, <see cref="IInvitations"/>,
    /// <see cref="ISessions"/>, <see cref="IPasskeys"/> and <see cref="IAuditRecord"/>. Options: <see cref="StaffOptions"/>.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StaffOptions>().Bind(configuration.GetSection(StaffOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StaffOptions>, StaffOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Ids>();
        services.AddScoped<IUserStore<StaffAccount>, AccountStore>();
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<IPasswordValidator<StaffAccount>>(s => s.GetRequiredService<PasswordRules>());
        // PBKDF2 in what Identity takes as its newest form; it upgrades what it reads.
        services.AddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddScoped<UserManager<StaffAccount>>();
        services.AddScoped<IPasskeyHandler<StaffAccount>, PasskeyHandler<StaffAccount>>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddSingleton<ILookupNormalizer, AddressNormalizer>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SiteOptions>>(PasskeyRules.Apply);
        services.AddSingleton<SignInSteps>().AddSingleton<Inviting>().AddSingleton<SignedIn>().AddScoped<SettingUp>();
        services.AddHostedService<HeadKeeper>();

        services.AddSingleton<SessionTickets>();
        var entering = services.AddAuthentication().AddCookie(SignedIn.Scheme);
        if (configuration[$"{StaffOptions.Section}:{nameof(StaffOptions.OpenIdConnect)}:Authority"] is { Length: > 0 })
        {
            entering.AddOpenIdConnect(ProviderSignIn.Scheme, _ => { });
            services.AddSingleton<ProviderSignIn>();
            services.AddOptions<OpenIdConnectOptions>(ProviderSignIn.Scheme).Configure<ProviderSignIn>((provider, how) => how.Apply(provider));
        }

        services.AddOptions<CookieAuthenticationOptions>(SignedIn.Scheme)
            .Configure<SessionTickets, IOptions<StaffOptions>>((cookie, tickets, staff) =>
            {
                cookie.Cookie.Name = "staff";
                cookie.Cookie.Path = Path;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.SessionStore = tickets;
                cookie.ExpireTimeSpan = staff.Value.SessionLength;
                cookie.SlidingExpiration = false;
            });
        return services;
    }

    /// <summary>Addresses are compared as <see cref="StaffAccount.Key"/> does.</summary>
    private sealed class AddressNormalizer : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name is null ? null : StaffAccount.Key(name);

        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}
