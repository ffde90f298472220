using BotService.Engine;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Insight.Duties;

public static class DutiesRoom
{
    /// <summary>The duties of the plans, in each scope of one release. Needs a release.</summary>
    /// <param name="folder">Where <c>duties/</c> is.</param>
    public static IServiceCollection AddDuties(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton<ITestResults>(new TestResults(TestResults.Recorded));
        return services.AddSingleton(s => new DutyShelf(folder, s.GetRequiredService<ILogger<DutyShelf>>()))
            .AddScoped(s => s.GetRequiredService<DutyShelf>().Of(s.GetRequiredService<Release>()));
    }
}
