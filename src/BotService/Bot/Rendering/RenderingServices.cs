using BotService.Bot.Rendering.Odt;

namespace BotService.Bot.Rendering;

public static class RenderingServices
{
    /// <summary>
    /// Replies as activities, sheets as text documents. Needs a release and <see cref="SiteOptions"/>.
    /// </summary>
    public static IServiceCollection AddRendering(this IServiceCollection services) => services
        .AddSingleton<AdaptiveSheet>()
        .AddScoped<SheetDocument>()
        .AddSingleton<ActivityRenderer>();
}
