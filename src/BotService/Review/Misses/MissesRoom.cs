using BotService.Staff.Today;

namespace BotService.Review.Misses;

public static class MissesRoom
{
    /// <summary>Groups of questions without an answer. Needs a storage and a release.</summary>
    public static IServiceCollection AddMisses(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GroupOptions>().Bind(configuration.GetSection(GroupOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        return services.AddSingleton<GroupKeeper>().AddSingleton<ITodayFigure, MissesToday>().AddHostedService<GroupWatch>();
    }
}
