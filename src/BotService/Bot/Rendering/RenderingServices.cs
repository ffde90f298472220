namespace BotService.Bot.Rendering;

public static class RenderingServices
{
    /// <summary>Replies as activities, and the words of our pages, read once from <c>dialogs/page.*.yaml</c>. Needs <see cref="SiteOptions"/>.</summary>
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        services.AddSingleton(provider => PageWordings.Load(Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "dialogs")));
        return services.AddSingleton<AdaptiveSheet>().AddSingleton<IReplyRenderer, ActivityRenderer>();
    }
}
