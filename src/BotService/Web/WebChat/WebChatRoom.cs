using System.Text;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Insight;
using BotService.Web.Layout;

namespace BotService.Web.WebChat;

public static class WebChatRoom
{
    /// <summary>Needs a release, <see cref="SiteOptions"/> and <see cref="IHotTopics"/>.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services) =>
        services.AddLayout().AddSingleton<ChatAssets>().AddScoped<ChatDesk>()
            .AddSingleton<IElsewhere, WebElsewhere>();

    /// <summary>
    /// <c>/</c>: the chat page; <c>/embed.js</c>: shows it inside an organisation's own
    /// page; <c>/webchat/…</c>: its files.
    /// </summary>
    public static void MapWebChat(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext http, Visit visit, string? embed, string? ask, ChatDesk desk) =>
            desk.PageAsync(http, visit, embed == "1", ask));
        app.MapGet("/embed.js", (HttpContext http, ChatDesk desk) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=300";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Results.Text(desk.Embed(), "text/javascript", Encoding.UTF8);
        });
        app.MapGet("/webchat/{name}", (string name, string? v, HttpContext http, ChatAssets assets) =>
            assets.Find(name)?.Answer(http, v) ?? Results.NotFound());
    }
}
