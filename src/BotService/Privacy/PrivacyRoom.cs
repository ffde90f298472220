using BotService.Staff.Today;

namespace BotService.Privacy;

public static class PrivacyRoom
{
    /// <summary>What is held of single citizens. Needs conversations and a storage.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services.AddSingleton<CitizenDoor>().AddSingleton<ITodayFigure, PrivacyToday>();
}
