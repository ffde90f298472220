using BotService.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Editing.Replay;

public static class ReplayRoom
{
    /// <summary>Questions that are kept, and replays of drafts. Needs a storage.</summary>
    public static IServiceCollection AddReplay(this IServiceCollection services)
    {
        services.TryAddSingleton<ISideProcess, SideProcess>();
        services.AddReplayJob().AddSingleton<AskedWatch>().AddHostedService(s => s.GetRequiredService<AskedWatch>());
        return services.AddSingleton<ReplayWatch>().AddHostedService(s => s.GetRequiredService<ReplayWatch>());
    }

    /// <summary>What one replay needs, in whatever process.</summary>
    internal static IServiceCollection AddReplayJob(this IServiceCollection services) => services.AddSingleton<ReplayJob>();
}
