namespace BotService.Bot.Rendering;

public static class RenderingServices
{
    /// <summary>Needs <see cref="SiteOptions"/>. Replies as activities, and the words of our pages, read once at start from <c>dialogs/page.*.yaml</c>.</summary>
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        services.AddSingleton(provider => PageWordings.Load(
            Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "dialogs"),
            provider.GetRequiredService<IOptions<SiteOptions>>().Value.Locale));
        return services.AddSingleton<AdaptiveSheet>().AddSingleton<IReplyRenderer, ActivityRenderer>();
    }
}
