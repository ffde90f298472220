using BotService.Hosting;
using BotService.Sheets;
using BotService.Sheets.Odt;

namespace BotService.Conversations.Rendering;

public static class RenderingRoom
{
    /// <summary>
    /// Replies as activities, sheets as text documents. Needs a release and <see cref="SiteOptions"/>.
    /// </summary>
    public static IServiceCollection AddRendering(this IServiceCollection services) => services
        .AddSingleton<AdaptiveSheet>()
        .AddScoped<SheetDocument>()
        .AddSingleton<ActivityRenderer>();
}
