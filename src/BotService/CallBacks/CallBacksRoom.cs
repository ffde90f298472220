using BotService.Staff.Today;

namespace BotService.CallBacks;

public static class CallBacksRoom
{
    /// <summary>
    /// The calls that citizens were promised, and their clocks. Needs conversations, a storage and a release.
    /// </summary>
    public static IServiceCollection AddCallBacks(this IServiceCollection services) => services
        .AddSingleton<CallBackTelling>().AddSingleton<CallBackWatch>().AddSingleton<ITodayFigure, CallBacksToday>()
        .AddHostedService(s => s.GetRequiredService<CallBackWatch>());
}
