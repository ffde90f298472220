using BotService.Staff.Today;

namespace BotService.Evidence;

public static class EvidenceRoom
{
    /// <summary>
    /// The half-yearly evidence. Needs the reports, the duties, the register of improvements and a storage.
    /// </summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services) =>
        services.AddScoped<EvidenceReading>().AddSingleton<ITodayFigure, EvidenceToday>();
}
