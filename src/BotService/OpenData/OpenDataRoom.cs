namespace BotService.OpenData;

public static class OpenDataRoom
{
    /// <summary>Counts for everybody. Need a storage and a release.</summary>
    public static IServiceCollection AddOpenData(this IServiceCollection services, IConfiguration configuration)
    {
        AddOpenPublishing(services, configuration);
        return services.AddHostedService<OpenDataWatch>();
    }

    /// <summary>The same for a verb, which publishes nothing by itself.</summary>
    public static IServiceCollection AddOpenPublishing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenDataOptions>().Bind(configuration.GetSection(OpenDataOptions.Section)).ValidateDataAnnotations()
            .ValidateOnStart();
        return services.AddScoped<OpenPublishing>();
    }
}
