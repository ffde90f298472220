using BotService.Protocol;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Web.Edge;

/// <summary>What every request passes before it reaches a channel: who really calls, and how often.</summary>
public static class EdgeRoom
{
    /// <summary>Ten thousand Chinese characters in an address, and then some.</summary>
    private const int LongestRequestLine = 128 * 1024;

    /// <summary>
    /// What the server keeps of a connection that nobody reads; it must hold <see cref="LongestRequestLine"/>.
    /// Kestrel's megabyte would let a few hundred callers take the memory.
    /// </summary>
    private const int UnreadPerConnection = 192 * 1024;

    /// <summary>
    /// What browsers read. Programs get small answers often: compressing those costs more than it saves.
    /// </summary>
    private static readonly string[] Compressed = ["text/html", "application/xml"];

    /// <summary>
    /// Options: <see cref="RateLimitOptions"/>, <see cref="ProxyOptions"/>, <see cref="RequestOptions"/>.
    /// </summary>
    public static IServiceCollection AddEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section))
            .ValidateOnStart();
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateOnStart();
        services.AddOptions<RequestOptions>().Bind(configuration.GetSection(RequestOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RequestOptions>, RequestOptionsCheck>();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, EdgeOptionsCheck>();
        services.AddSingleton<IValidateOptions<ProxyOptions>, EdgeOptionsCheck>();
        services.AddRateLimiter(_ => { });
        services.AddResponseCompression(compression =>
        {
            // No page holds a secret beside what a stranger can put into it.
            compression.EnableForHttps = true;
            compression.MimeTypes = Compressed;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Forwarding>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<BodyBudget>(
            provider, provider.GetRequiredService<IOptions<RequestOptions>>().Value.MegabytesInFlight * 1024L * 1024L));
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<RequestOptions>>((kestrel, requests) => Limit(kestrel.Limits, requests.Value));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>, IEnumerable<ITrustedCallers>>(
            (limiter, limits, trusted) =>
        {
            limiter.GlobalLimiter = RateLimits.Build(limits.Value, [.. trusted]);
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = Refusal.TellAsync;
        });
        services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<ProxyOptions>>((headers, proxies) => Believe(headers, proxies.Value));
        return services;
    }

    /// <summary>Comes first in the pipeline.</summary>
    public static WebApplication UseEdge(this WebApplication app)
    {
        HeadRequests.Use(app);
        var forwarding = app.Services.GetRequiredService<Forwarding>();
        app.Lifetime.ApplicationStarted.Register(() => forwarding.CheckStart(app.Urls));
        app.Use(next => http => forwarding.CheckAsync(http, next));
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.Trusted.Count > 0)
            app.UseForwardedHeaders();

        app.UseRateLimiter();
        app.UseResponseCompression();
        return app;
    }

    private static void Limit(KestrelServerLimits server, RequestOptions requests)
    {
        // Who searches for a whole letter is told so by the page; the server alone would end
        // the connection without a word.
        server.MaxRequestLineSize = LongestRequestLine;
        server.MaxRequestBufferSize = UnreadPerConnection;
        server.MaxConcurrentConnections = requests.Connections;
        server.MaxConcurrentUpgradedConnections = requests.Connections;
    }

    private static void Believe(ForwardedHeadersOptions headers, ProxyOptions proxies)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            | ForwardedHeaders.XForwardedHost;
        headers.ForwardLimit = null; // As far as the addresses are trusted, and no further.
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var address in proxies.Addresses) headers.KnownProxies.Add(address);

        foreach (var network in proxies.Networks) headers.KnownIPNetworks.Add(network);
    }
}
