using Microsoft.Extensions.Options;

namespace BotService.Telemetry;

/// <summary>
/// Metrics for operators. The rooms count with .NET's own instruments (<see cref="Hosting.Figures"/>); only this room
/// knows OpenTelemetry, and only <see cref="MetricsPipeline"/> names its types in a body that runs when it is on:
/// switched off, none of its assemblies is loaded.
/// </summary>
public static class TelemetryRoom
{
    /// <summary>Options: <see cref="TelemetryOptions"/>.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TelemetryOptions.Section);
        services.AddOptions<TelemetryOptions>().Bind(section, Strictly).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsCheck>();
        if (section.Get<TelemetryOptions>(Strictly) is { IsOn: true } options)
        {
            services.AddHostedService<FigureKeeper>();
            MetricsPipeline.Add(services, options);
        }

        return services;

        static void Strictly(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;
    }

    /// <summary><c>GET /metrics</c>, where it is asked for.</summary>
    public static WebApplication MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.Prometheus) MetricsPipeline.Map(app);

        return app;
    }
}
