using System.Net;
using System.Security.Cryptography;
using BotService.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotService.Tests.Web.Staff;

/// <summary>Signing in with the organisation's own provider, which a small one stands in for.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private Provider provider = null!;
    private StaffService staff = null!;

    public async Task InitializeAsync()
    {
        provider = await Provider.StartAsync();
        staff = await StaffService.StartAsync(new()
        {
            ["Staff:OpenIdConnect:Authority"] = provider.Address, ["Staff:OpenIdConnect:ClientId"] = "botservice",
            ["Staff:OpenIdConnect:ClientSecret"] = "secret", ["Staff:OpenIdConnect:RolesClaim"] = "roles",
        });
    }

    public async Task DisposeAsync()
    {
        await staff.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Person_WhoWasAdded_ComesInWithTheRoleOfTheClaim()
    {
        var person = await staff.PersonAsync(Role.Clerk);
        var browser = await EnterAsync(person.Email.ToUpperInvariant(), ["staff", "manager"]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/audit")).StatusCode);
    }

    [Theory]
    [InlineData("stranger@example.tw", "manager")]
    [InlineData(null, "manager")]
    [InlineData("known@example.tw", "owner")]
    public async Task Person_WhoWasNot_OrHasNoRoleOfOurs_StaysOutside(string? email, string role)
    {
        await staff.PersonAsync(Role.Clerk, email: "known@example.tw");
        var browser = await EnterAsync(email, [role]);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/staff/account")).StatusCode);
    }

    private async Task<StaffBrowser> EnterAsync(string? email, string[] roles)
    {
        (provider.Email, provider.Roles) = (email, roles);
        var browser = staff.Browser();
        var sent = await browser.PostFormAsync("/staff/sign-in/provider", ("back", "/staff/account"));
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await elsewhere.GetAsync(sent.Headers.Location);
        using var answer = await browser.GetAsync(back.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    private sealed class Provider : IAsyncDisposable
    {
        private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "k" };
        private WebApplication app = null!;
        private string? nonce;

        public string Address => app.Urls.First();

        public string? Email { get; set; }

        public string[] Roles { get; set; } = [];

        public static async Task<Provider> StartAsync()
        {
            var provider = new Provider();
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = provider.app = builder.Build();
            app.MapGet("/.well-known/openid-configuration", () => new
            {
                issuer = provider.Address, authorization_endpoint = $"{provider.Address}/authorize",
                token_endpoint = $"{provider.Address}/token", jwks_uri = $"{provider.Address}/keys",
            });
            app.MapGet("/keys", () =>
            {
                var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(provider.key.Rsa.ExportParameters(false)) { KeyId = "k" });
                return new { keys = new[] { new { jwk.Kty, jwk.N, jwk.E, jwk.Kid } } };
            });
            app.MapGet("/authorize", (HttpRequest asked) =>
            {
                provider.nonce = asked.Query["nonce"];
                return Results.Redirect($"{asked.Query["redirect_uri"]}?code=c&state={Uri.EscapeDataString(asked.Query["state"]!)}");
            });
            app.MapPost("/token", () => new { access_token = "a", token_type = "Bearer", id_token = provider.Token() });
            await app.StartAsync();
            return provider;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private string Token()
        {
            var claims = new Dictionary<string, object> { ["sub"] = "1", ["nonce"] = nonce!, ["roles"] = Roles };
            if (Email is not null) claims["email"] = Email;
            return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Address, Audience = "botservice", Claims = claims,
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            });
        }
    }
}
