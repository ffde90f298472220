using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Web.Edge;

/// <summary>
/// Decides which limits a request counts against: its address's, its token's, and that of new tokens; or that
/// of webhooks. Every route is limited, and what no route answers too, unless the route's metadata says
/// otherwise (<see cref="RequestLimit"/>).
/// </summary>
internal static class RateLimits
{
    /// <summary>
    /// Requests beyond a token's rate that wait instead of being refused: a refusal ends a
    /// stock client's polling for good.
    /// </summary>
    private const int WaitingPerToken = 10;

    public static PartitionedRateLimiter<HttpContext> Build(
        RateLimitOptions options, IReadOnlyList<ITrustedCallers> trusted)
    {
        // Addresses first: they cannot be chosen freely, so nobody makes up tokens to fill the memory with counters.
        return PartitionedRateLimiter.CreateChained(
            Limiter(ByAddress, options.PerAddressBurst, options.PerAddressPerSecond, waiting: 0),
            Limiter(OfWebhooks, options.WebhooksBurst, options.WebhooksPerSecond, waiting: 0),
            Limiter(OfNewTokens, options.NewTokensBurst, options.NewTokensPerSecond, waiting: 0),
            Limiter(ByToken, options.PerTokenBurst, options.PerTokenPerSecond, WaitingPerToken));

        PartitionedRateLimiter<HttpContext> Limiter(
            Func<HttpContext, string?> keyOf, int burst, int perSecond, int waiting) =>
            PartitionedRateLimiter.Create<HttpContext, string>(http =>
                !options.Enabled || keyOf(http) is not { } key || trusted.Any(callers => callers.Trusts(http.Request))
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = burst,
                        TokensPerPeriod = perSecond,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = waiting,
                    }));
    }

    private static string Address(HttpContext http) => CallerAddress.Of(http.Connection.RemoteIpAddress);

    private static string? ByAddress(HttpContext http) => Is(http, RequestLimit.Webhooks) ? null : Address(http);

    private static string? OfWebhooks(HttpContext http) => Is(http, RequestLimit.Webhooks) ? Address(http) : null;

    private static string? OfNewTokens(HttpContext http) => Is(http, RequestLimit.NewTokens) ? Address(http) : null;

    private static string? ByToken(HttpContext http) => Is(http, RequestLimit.Webhooks) ? null : Token(http);

    private static bool Is(HttpContext http, RequestLimit limit) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RequestLimit>() == limit;

    /// <summary>Hashed, so that no token lies about in memory longer than its request.</summary>
    private static string? Token(HttpContext http) =>
        http.Request.Headers.Authorization is [{ Length: > 0 } header]
            ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(header)).AsSpan(0, 16))
            : null;
}
