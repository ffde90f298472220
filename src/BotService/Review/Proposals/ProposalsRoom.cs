using BotService.Review.Trial;

namespace BotService.Review.Proposals;

public static class ProposalsRoom
{
    /// <summary>Proposals for the knowledge and their trials. Needs misses, a storage and a release.</summary>
    public static IServiceCollection AddProposals(this IServiceCollection services)
    {
        services.AddTrialJob().AddSingleton<Settling>().AddSingleton<ITrialProcess, TrialProcess>();
        return services.AddSingleton<TrialWatch>().AddHostedService(s => s.GetRequiredService<TrialWatch>());
    }

    /// <summary>What one trial needs, in whatever process.</summary>
    internal static IServiceCollection AddTrialJob(this IServiceCollection services) => services.AddSingleton<TrialJob>();
}
