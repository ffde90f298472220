using BotService.Releases;
using BotService.Sheets;
namespace BotService.Channels.Line.Messages;

internal static class LineMessagesRoom
{
    /// <summary>
    /// Replies as LINE's message objects. Needs <see cref="Releases.IReleases"/>
    /// and <see cref="Hosting.SiteOptions"/>.
    /// </summary>
    public static IServiceCollection AddLineMessages(this IServiceCollection services) =>
        services.AddSingleton<ILineMessages, LineMessages>().AddSingleton<ILineLook, LineLook>();
}
