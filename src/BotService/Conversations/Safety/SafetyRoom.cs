using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Safety;

public static class SafetyRoom
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Tells an operator of emergencies, where <see cref="SafetyOptions.Webhook"/> says whom. Needs a storage.
    /// </summary>
    public static IServiceCollection AddSafetyNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SafetyOptions>().Bind(configuration.GetSection(SafetyOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<SafetyOptions>, SafetyOptionsCheck>();
        return services.AddHostedService(s => ActivatorUtilities.CreateInstance<OperatorNotice>(s, Client()));
    }

    private static HttpClient Client() =>
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5)
        })
    {
        Timeout = Timeout,
    };
}
