namespace BotService.Renewal;

public static class RenewalRoom
{
    /// <summary>The plans that came in. Needs a storage.</summary>
    /// <param name="knowledgePath">Where the catalogue lies by whose names plans are known.</param>
    public static IServiceCollection AddRenewal(this IServiceCollection services, Func<string> knowledgePath) => services
        .AddSingleton(_ => PlanOwners.Load(knowledgePath())).AddSingleton<PlanImport>();
}
