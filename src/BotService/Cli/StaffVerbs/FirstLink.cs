using BotService.Hosting;
using BotService.Staff.People;
using Microsoft.Extensions.Options;

namespace BotService.Cli.StaffVerbs;

/// <summary>
/// What is printed at the first start: the link with which the first administrator sets themselves up. It is printed
/// once; lost, <c>staff add EMAIL --role administrator</c> makes another.
/// </summary>
internal static class FirstLink
{
    public static async Task<string?> OfAsync(WebApplication app, CancellationToken cancel)
    {
        if (await app.Services.GetRequiredService<Inviting>().FirstAsync(cancel) is not { } code) return null;
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var origin = site.PublicUrl is { Length: > 0 } url ? url : Announcement.Reachable(app.Urls.First());
        return $"Nobody administers /staff yet. This link sets up the first administrator, once, within 72 hours: {SetUpLink.Of(origin, code)}";
    }
}
