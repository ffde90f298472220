using Microsoft.Extensions.Options;

namespace BotService.Hosting;

/// <summary>Where the service stands in public. Section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>
    /// The origin citizens reach the service at, such as <c>https://ask.example.gov.tw</c>, without a path. Optional:
    /// without it, links and stream addresses are built from the request. Plain http is accepted for this machine only.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>
    /// Other sites that may hold conversations from a browser or embed the page, as origins. Configured as
    /// <c>DirectLine:TrustedOrigins</c>; empty means that only tokens decide.
    /// </summary>
    public IReadOnlyList<string> TrustedOrigins { get; set; } = [];

    /// <summary>The bot's id in activities, where the channel does not give it one.</summary>
    public string BotId { get; set; } = "botservice";

    /// <summary>The bot's name in activities, where neither channel nor renderer gives one.</summary>
    public string BotName { get; set; } = "BotService";
}

internal sealed class SiteOptionsCheck : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.BotId))
            return ValidateOptionsResult.Fail("Site:BotId must not be empty.");

        if (options.TrustedOrigins.FirstOrDefault(o => !IsOrigin(o)) is { } wrong)
        {
            return ValidateOptionsResult.Fail(
                $"DirectLine:TrustedOrigins must hold https origins such as https://www.example.gov.tw; one is '{wrong}'.");
        }

        return options.PublicUrl is not { Length: > 0 } url || IsOrigin(url)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Site:PublicUrl must be an https origin such as https://ask.example.gov.tw, without a path; it is '{url}'.");
    }

    private static bool IsOrigin(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
