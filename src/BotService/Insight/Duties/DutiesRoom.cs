using BotService.Engine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Insight.Duties;

public static class DutiesRoom
{
    /// <summary>The duties of the plans, in each scope of one release. Needs a release.</summary>
    /// <param name="folder">Where <c>duties/</c> is.</param>
    public static IServiceCollection AddDuties(
        this IServiceCollection services, IConfiguration configuration, string folder)
    {
        services.AddOptions<DutiesOptions>().Bind(configuration.GetSection(DutiesOptions.Section));
        services.TryAddSingleton<ITestResults>(
            s => TestResults.Of(s.GetRequiredService<IOptions<DutiesOptions>>().Value.TestResults, folder));
        return services.AddSingleton(s => new DutyShelf(folder, s.GetRequiredService<ILogger<DutyShelf>>()))
            .AddScoped(s => s.GetRequiredService<DutyShelf>().Of(s.GetRequiredService<Release>()));
    }
}
