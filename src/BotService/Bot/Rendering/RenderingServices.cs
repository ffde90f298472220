namespace BotService.Bot.Rendering;

public static class RenderingServices
{
    private const string Folder = "dialogs";

    /// <summary>Replies as activities, and the words of our pages, read once from <c>page.*.yaml</c>. Needs <see cref="SiteOptions"/>.</summary>
    /// <param name="dialogs">The folder <c>dialogs/</c>. Default: the one in the working directory, else the one beside the program.</param>
    /// <exception cref="InvalidDataException">The words cannot be read; each problem is named.</exception>
    public static IServiceCollection AddRendering(this IServiceCollection services, string? dialogs = null) => services
        .AddSingleton(PageWordings.Load(dialogs ?? (Directory.Exists(Folder) ? Folder : Path.Combine(AppContext.BaseDirectory, Folder))))
        .AddSingleton<AdaptiveSheet>()
        .AddSingleton<IReplyRenderer, ActivityRenderer>();
}
