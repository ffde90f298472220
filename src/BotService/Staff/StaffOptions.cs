using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BotService.Staff;

/// <summary>Who works here and how they sign in. Section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    public PasswordOptions Passwords { get; set; } = new();

    /// <summary>So long without a request ends a session. Default 30 minutes; 1 minute to 24 hours.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>So long after signing in a session ends, whatever is done. Default 12 hours; no shorter than
    /// <see cref="SessionIdle"/>, at most 7 days.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    public ProviderOptions OpenIdConnect { get; set; } = new();

    public sealed class PasswordOptions
    {
        /// <summary>
        /// <c>asvs</c> (default): at least 12 characters, none of the common ones, never changed by force.
        /// <c>tw-baseline</c>: at least 8 of all four kinds, kept for a day, changed after 90, none of the last three.
        /// </summary>
        public string Preset { get; set; } = PasswordPreset.Asvs;
    }

    /// <summary>The organisation's own provider. Empty: none.</summary>
    public sealed class ProviderOptions
    {
        /// <summary>Its https address; empty: nobody signs in with it.</summary>
        public string Authority { get; set; } = "";

        public string ClientId { get; set; } = "";

        public string ClientSecret { get; set; } = "";

        /// <summary>The claim that names the role (clerk, reviewer, editor, manager, administrator). Empty: the role
        /// that the person was added with.</summary>
        public string RolesClaim { get; set; } = "";
    }
}

public static class PasswordPreset
{
    public const string Asvs = "asvs", TwBaseline = "tw-baseline";
}

internal sealed class StaffOptionsCheck : IValidateOptions<StaffOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1), LongestIdle = TimeSpan.FromDays(1),
        Longest = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, StaffOptions options)
    {
        if (options.Passwords.Preset is not (PasswordPreset.Asvs or PasswordPreset.TwBaseline))
        {
            return ValidateOptionsResult.Fail(
                $"Staff:Passwords:Preset must be {PasswordPreset.Asvs} or {PasswordPreset.TwBaseline}; it is '{options.Passwords.Preset}'.");
        }

        if (options.SessionIdle < Shortest || options.SessionIdle > LongestIdle)
            return ValidateOptionsResult.Fail($"Staff:SessionIdle must be 00:01:00 to 1.00:00:00; it is {options.SessionIdle}.");
        if (options.SessionLength < options.SessionIdle || options.SessionLength > Longest)
        {
            return ValidateOptionsResult.Fail(
                $"Staff:SessionLength must be no shorter than Staff:SessionIdle and at most 7.00:00:00; it is {options.SessionLength}.");
        }

        var provider = options.OpenIdConnect;
        return provider.Authority.Length == 0
            || Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) && provider.ClientId.Length > 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                "Staff:OpenIdConnect:Authority must be an https address, and Staff:OpenIdConnect:ClientId the client's id there.");
    }
}
