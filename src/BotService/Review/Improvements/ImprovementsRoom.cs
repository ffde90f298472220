using BotService.Staff.Today;

namespace BotService.Review.Improvements;

public static class ImprovementsRoom
{
    /// <summary>The register of improvements. Needs a storage.</summary>
    public static IServiceCollection AddImprovements(this IServiceCollection services) => services
        .AddSingleton<Measuring>().AddSingleton<QuarterLook>().AddSingleton<ITodayFigure, ImprovementToday>()
        .AddHostedService<ImprovementWatch>();
}
