using BotService.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BotService.Staff.SignIn;

/// <summary>
/// What a passkey must be: made for our own public address, with the person shown to the device. The Host header of
/// a request says nothing about either.
/// </summary>
internal static class PasskeyRules
{
    /// <summary>Without <c>Site:PublicUrl</c> passkeys work on this machine alone.</summary>
    public const string ThisMachine = "localhost";

    public static void Apply(IdentityPasskeyOptions passkeys, IOptions<SiteOptions> site)
    {
        var address = site.Value.PublicUrl is { Length: > 0 } url ? new Uri(url) : null;
        passkeys.ServerDomain = address?.Host ?? ThisMachine;
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
        passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOurs(asked.Origin, address));
    }

    private static bool IsOurs(string origin, Uri? address) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (address is null ? from.Host == ThisMachine : from.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority));
}
