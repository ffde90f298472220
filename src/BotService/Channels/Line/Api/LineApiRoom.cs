using BotService.Hosting.Figures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Channels.Line.Api;

internal static class LineApiRoom
{
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(5);

    /// <summary>Adds <see cref="ILineApi"/> and <see cref="ILineQuota"/> over one client.</summary>
    public static IServiceCollection AddLineApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(typeof(LineHttp), (_, _) => Client());
        services.AddSingleton(
            provider => ActivatorUtilities.CreateInstance<LineHttp>(
                provider, provider.GetRequiredKeyedService<HttpClient>(typeof(LineHttp))));
        services.AddSingleton<LineBots>();
        services.AddSingleton<LineContent>();
        services.AddSingleton<ILineApi, LineApi>();
        services.AddSingleton<ILineQuota, LineQuotas>();
        services.AddSingleton<IFigures, QuotaFigures>();
        return services;
    }

    /// <summary>
    /// Follows no redirect: a token must not travel to where its receiver points. Each call has its own
    /// time, see <see cref="LineApi"/>.
    /// </summary>
    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ToConnect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
