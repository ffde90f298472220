using Microsoft.Extensions.Options;

namespace BotService.Bot.Rendering;

public static class RenderingServices
{
    /// <summary>Replies as activities, and the words of our pages, read once at start from <c>dialogs/page.*.yaml</c>.</summary>
    public static IServiceCollection AddRendering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateDataAnnotations()
            .Validate(o => string.IsNullOrWhiteSpace(o.PublicUrl) || Uri.TryCreate(o.PublicUrl, UriKind.Absolute, out var uri)
                && uri.Scheme is "https" or "http" && uri.Query.Length == 0, "Site:PublicUrl is an http or https address without a query.")
            .ValidateOnStart();
        services.AddSingleton(provider => PageWordings.Load(
            Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "dialogs"),
            provider.GetRequiredService<IOptions<SiteOptions>>().Value.Locale));
        return services.AddSingleton<PlainSheet>().AddSingleton<AdaptiveSheet>().AddSingleton<IReplyRenderer, ActivityRenderer>();
    }
}
