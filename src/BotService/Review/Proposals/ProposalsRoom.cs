using BotService.Hosting;
using BotService.Review.Trial;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Review.Proposals;

public static class ProposalsRoom
{
    /// <summary>Proposals for the knowledge and their trials. Needs misses, a storage and a release.</summary>
    public static IServiceCollection AddProposals(this IServiceCollection services)
    {
        services.TryAddSingleton<ISideProcess, SideProcess>();
        return services.AddTrialJob().AddSingleton<Settling>().AddSingleton<TrialWatch>()
            .AddHostedService(s => s.GetRequiredService<TrialWatch>());
    }

    /// <summary>What one trial needs, in whatever process.</summary>
    internal static IServiceCollection AddTrialJob(this IServiceCollection services) => services.AddSingleton<TrialJob>();
}
