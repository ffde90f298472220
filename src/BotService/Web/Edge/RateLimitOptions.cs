using System.Net;
using Microsoft.Extensions.Options;

namespace BotService.Web.Edge;

/// <summary>
/// How much one caller may ask. Section <c>RateLimits</c>. Rates refill continuously up to their burst.
/// </summary>
/// <remarks>
/// A stock client polls once a second and posts a few times a minute. Load tests come from one address over many
/// conversations: set <c>RateLimits__Enabled=false</c> for them. Holders of a Direct Line secret are never limited.
/// </remarks>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Requests a second with one token; beyond, they wait a moment before they are refused. At least 2, so that
    /// polling never waits; default 10.
    /// </summary>
    public int PerTokenPerSecond { get; set; } = 10;

    /// <summary>Default 120.</summary>
    public int PerTokenBurst { get; set; } = 120;

    /// <summary>
    /// Requests a second from one address, whatever their tokens; default 100, because a
    /// whole office may share an address.
    /// </summary>
    public int PerAddressPerSecond { get; set; } = 100;

    /// <summary>Default 1000.</summary>
    public int PerAddressBurst { get; set; } = 1000;

    /// <summary>Page tokens (<c>POST /webchat/token</c>) a second for one address; default 1.</summary>
    public int NewTokensPerSecond { get; set; } = 1;

    /// <summary>Default 60.</summary>
    public int NewTokensBurst { get; set; } = 60;

    /// <summary>
    /// Webhooks a second from one address; default 1000. LINE sends the messages of a whole country from a few
    /// addresses that nobody knows beforehand, so this is more than the service can answer anyway: it only keeps a
    /// stranger from using up a core on signatures that do not fit. LINE counts a refusal as a failure and, where
    /// sending again is on, brings the events once more.
    /// </summary>
    public int WebhooksPerSecond { get; set; } = 1000;

    /// <summary>Default 10000: what waited while the service was away comes at once.</summary>
    public int WebhooksBurst { get; set; } = 10_000;
}

/// <summary>Who stands between the citizen and the service. Section <c>Proxies</c>.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>
    /// Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) of the organisation's own reverse proxies; what
    /// they forward as caller, scheme and host is believed. Default: none. Without this behind a proxy, all citizens
    /// share one address and one rate limit.
    /// </summary>
    public IList<string> Trusted { get; init; } = [];

    internal IEnumerable<IPAddress> Addresses => Trusted.Where(IsAddress).Select(IPAddress.Parse);

    internal IEnumerable<IPNetwork> Networks => Trusted.Where(entry => !IsAddress(entry)).Select(IPNetwork.Parse);

    private static bool IsAddress(string entry) => IPAddress.TryParse(entry, out _);
}

internal sealed class EdgeOptionsCheck : IValidateOptions<RateLimitOptions>, IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, RateLimitOptions options) =>
        options.PerTokenPerSecond < 2
            ? ValidateOptionsResult.Fail("RateLimits:PerTokenPerSecond must be at least 2, or polling clients starve.")
            : new[]
            {
                options.PerTokenBurst, options.PerAddressPerSecond, options.PerAddressBurst, options.NewTokensPerSecond,
                options.NewTokensBurst, options.WebhooksPerSecond, options.WebhooksBurst,
            }.Any(n => n < 1)
                ? ValidateOptionsResult.Fail(
                    "RateLimits: every rate and burst must be at least 1; RateLimits:Enabled=false switches all off.")
                : ValidateOptionsResult.Success;

    public ValidateOptionsResult Validate(string? name, ProxyOptions options) =>
        options.Trusted.FirstOrDefault(entry => !IPAddress.TryParse(entry, out _)
            && !IPNetwork.TryParse(entry, out _)) is { } bad
            ? ValidateOptionsResult.Fail(
                $"Proxies:Trusted must hold addresses such as 10.0.0.5 or networks such as 10.0.0.0/24; '{bad}' is neither.")
            : ValidateOptionsResult.Success;
}
