namespace BotService.Insight;

public static class InsightRoom
{
    /// <summary>What is asked for and what is missing. Needs a storage and a release.</summary>
    public static IServiceCollection AddInsight(this IServiceCollection services) =>
        services.AddSingleton<RecentDemand>().AddSingleton<IHotTopics, HotTopics>().AddScoped<IOpenGaps, OpenGaps>();
}
