using System.Security.Cryptography;
using BotService.Staff;
using Microsoft.AspNetCore.DataProtection;

namespace BotService.Web.Staff.Kit;

/// <summary>
/// Small things that a browser carries from one step to the next without being able to read or change them: who passed
/// the first step of a sign-in, what may be shown once.
/// </summary>
internal sealed class Sealed(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("staff").ToTimeLimitedDataProtector();

    /// <param name="purpose">What is sealed for one is nothing for another.</param>
    public string Seal(string purpose, string text, TimeSpan good) =>
        Of(purpose).Protect(text, time.GetUtcNow() + good);

    /// <summary>Null when it is not ours, was for something else, or is too old.</summary>
    public string? Open(string purpose, string? text)
    {
        try
        {
            return text is null ? null : Of(purpose).Unprotect(text, out _);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Give(HttpContext http, string purpose, string text, TimeSpan good) =>
        http.Response.Cookies.Append(Name(purpose), Seal(purpose, text, good), How(http, good));

    public string? Look(HttpContext http, string purpose) => Open(purpose, http.Request.Cookies[Name(purpose)]);

    /// <summary>What was given, once: it is taken out of the browser.</summary>
    public string? Take(HttpContext http, string purpose)
    {
        if (Look(http, purpose) is not { } text) return null;
        http.Response.Cookies.Delete(Name(purpose), How(http, null));
        return text;
    }

    private ITimeLimitedDataProtector Of(string purpose) => protector.CreateProtector(purpose);

    private static string Name(string purpose) => $"staff-{purpose}";

    private static CookieOptions How(HttpContext http, TimeSpan? good) => new()
    {
        Path = http.Request.PathBase + StaffRoom.Path, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
        MaxAge = good,
    };
}
