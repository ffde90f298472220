using BotService.Renewal.Ageing;
using BotService.Staff.Today;

namespace BotService.Renewal.Changes;

public static class PlanChangesRoom
{
    /// <summary>What a new plan changes, and who sees to it. Needs a storage.</summary>
    /// <param name="duties">Where <c>duties/</c> is.</param>
    public static IServiceCollection AddPlanChanges(this IServiceCollection services, string duties) => services
        .AddSingleton(s => new PlanComparing(s.GetRequiredService<IPlanBook>(), s.GetRequiredService<IPlanNames>(), duties))
        .AddSingleton(s => new ChangeWork(
            s.GetRequiredService<PlanComparing>(), s.GetRequiredService<IPlanChanges>(), s.GetRequiredService<IPlanBook>(),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<RenewalShelf>()))
        .AddSingleton(_ => new RenewalShelf(duties))
        .AddSingleton<YearLook>().AddSingleton<ITodayFigure, ChangesToday>().AddSingleton<ReviewChaser>().AddSingleton<ITodayFigure, ReviewsToday>()
        .AddSingleton<AgeingWatch>().AddHostedService(s => s.GetRequiredService<AgeingWatch>());
}
