using BotService.Releases;

namespace BotService.Renewal;

public static class RenewalRoom
{
    /// <summary>
    /// The plans that came in, known by the names that the release which answers has. Needs a storage.
    /// </summary>
    public static IServiceCollection AddRenewal(this IServiceCollection services) => services
        .AddTransient(s => new PlanOwners(s.GetRequiredService<IReleases>().Current.Knowledge.Catalogue)).AddTransient<PlanImport>();
}
