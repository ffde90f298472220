using System.Security.Claims;
using BotService.Staff.Audit;
using BotService.Staff.People;
using BotService.Staff.Sessions;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace BotService.Staff.SignIn;

/// <summary>
/// Signing in with the organisation's own provider. It says who somebody is; who may come in has been added here, and
/// the session is one of ours.
/// </summary>
internal sealed class ProviderSignIn(IOptions<StaffOptions> options, IPeople people, TimeProvider time)
{
    public const string Scheme = "provider";

    /// <summary>Whom a deed is by that the provider's claims ask for.</summary>
    private const string By = "provider";

    public void Apply(OpenIdConnectOptions provider)
    {
        var settings = options.Value.OpenIdConnect;
        provider.Authority = settings.Authority;
        provider.ClientId = settings.ClientId;
        provider.ClientSecret = settings.ClientSecret;
        provider.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        provider.SignInScheme = SignedIn.Scheme;
        provider.CallbackPath = StaffRoom.Path + "/sign-in/provider/callback";
        provider.SignedOutCallbackPath = StaffRoom.Path + "/sign-in/provider/signed-out";
        provider.RemoteSignOutPath = StaffRoom.Path + "/sign-in/provider/sign-out";
        provider.ResponseType = OpenIdConnectResponseType.Code;
        // As an address, not as a form from elsewhere: the cookies need not be sent across sites then.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.CorrelationCookie.SameSite = provider.NonceCookie.SameSite = SameSiteMode.Lax;
        provider.CorrelationCookie.SecurePolicy = provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.MapInboundClaims = false;
        provider.Scope.Add("email");
        provider.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = AdmitAsync,
            OnRemoteFailure = failure =>
            {
                Refuse(failure.Response, failure.HttpContext);
                failure.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }

    private async Task AdmitAsync(TokenValidatedContext token)
    {
        var cancel = token.HttpContext.RequestAborted;
        var claims = token.Principal!;
        var email = claims.FindFirstValue("email");
        var account = email is null || claims.FindFirstValue("email_verified") is "false"
            ? null : await people.FindByEmailAsync(email, cancel);
        if (account is not { IsDisabled: false } || !await PlaceAsync(account, claims, cancel))
        {
            Refuse(token.Response, token.HttpContext);
            token.HandleResponse();
            return;
        }

        token.Principal = SignedIn.Identity(account, By);
    }

    /// <summary>Gives the role that the provider names.</summary>
    /// <returns>False when it is to name one and names none of ours.</returns>
    private async Task<bool> PlaceAsync(StaffAccount account, ClaimsPrincipal claims, CancellationToken cancel)
    {
        if (options.Value.OpenIdConnect.RolesClaim is not { Length: > 0 } claim) return true;
        var roles = claims.FindAll(claim).Select(c => RoleName.Read(c.Value)).OfType<Role>().ToList();
        if (roles.Count == 0) return false;
        if (account.Role == roles.Max()) return true;
        account.Role = roles.Max();
        await people.PlaceAsync(account, new Deed(time.GetUtcNow(), By, "people/place", account.Id, RoleName.Of(account.Role)), cancel);
        return true;
    }

    private static void Refuse(HttpResponse response, HttpContext http) =>
        response.Redirect($"{http.Request.PathBase}{StaffRoom.Path}/sign-in?done=not-added");
}
