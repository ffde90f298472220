namespace BotService.Retention;

public static class RetentionRoom
{
    /// <summary>
    /// How long what is kept is kept, and the nightly run. Needs a storage. Options: <see cref="RetentionOptions"/>.
    /// </summary>
    public static IServiceCollection AddRetention(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRetentionRun(configuration);
        return services.AddSingleton<NightlyRetention>().AddHostedService(s => s.GetRequiredService<NightlyRetention>());
    }

    /// <summary>The run alone, for verbs.</summary>
    internal static IServiceCollection AddRetentionRun(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<RetentionRun>();
    }
}
