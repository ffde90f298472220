namespace BotService.Statistics;

public static class StatisticsRoom
{
    /// <summary>The reports. Need a storage and a release.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FigureOptions>().Bind(configuration.GetSection(FigureOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        return services.AddScoped<FigureMaker>();
    }
}
