using BotService.Staff.Today;

namespace BotService.Held;

public static class HeldRoom
{
    /// <summary>
    /// The answers that wait for somebody's approval, and their clocks. Needs conversations, a storage and a release.
    /// </summary>
    public static IServiceCollection AddHeldAnswers(this IServiceCollection services) => services
        .AddSingleton<HeldDecisions>().AddSingleton<HeldWatch>().AddSingleton<ITodayFigure, HeldToday>()
        .AddHostedService(s => s.GetRequiredService<HeldWatch>());
}
