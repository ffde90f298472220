using BotService.Bot.Rendering.Odt;

namespace BotService.Bot.Rendering;

public static class RenderingServices
{
    /// <summary>
    /// Replies as activities, and the words of our pages, read once from <c>page.*.yaml</c> and <c>site.*.yaml</c>;
    /// sheets as text documents. Needs <see cref="SiteOptions"/>.
    /// </summary>
    /// <param name="dialogs">The folder <c>dialogs/</c>.</param>
    /// <exception cref="InvalidDataException">The words cannot be read; each problem is named.</exception>
    public static IServiceCollection AddRendering(this IServiceCollection services, string dialogs) => services
        .AddSingleton(PageWordings.Load(dialogs))
        .AddSingleton<AdaptiveSheet>()
        .AddSingleton<SheetDocument>()
        .AddSingleton<IReplyRenderer, ActivityRenderer>();
}
