using BotService.Engine.Dialogs.Script;
using System.Security.Cryptography;
using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using Microsoft.Extensions.Options;

namespace BotService.Web.WebChat;

public static class WebChatEndpoints
{
    /// <summary>Needs the page wordings and <see cref="SiteOptions"/> from the room Bot.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services) =>
        services.AddSingleton<ChatAssets>().AddScoped<ChatPage>().AddSingleton<IElsewhere, WebElsewhere>();

    /// <summary>
    /// <c>/</c>: the chat page; <c>/embed.js</c>: shows it inside an organisation's own
    /// page; <c>/webchat/…</c>: its files.
    /// </summary>
    public static void MapWebChat(this IEndpointRouteBuilder app)
    {
        app.MapGet("/",
            (HttpContext http, string? lang, string? embed, string? ask, ChatPage page, PageWordings wordings,
                IOptions<SiteOptions> site) =>
        {
            var words = lang is null ? wordings.ForAccepted(http.Request.Headers.AcceptLanguage) : wordings.For(lang);
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            Guard(http, nonce, site.Value);
            http.Response.Headers.Vary = "Accept-Language";
            return Results.Text(
                page.Render(words, nonce, http.Request.PathBase.Value ?? "", embed == "1", ask), "text/html",
                Encoding.UTF8);
        });
        app.MapGet("/embed.js", (HttpContext http, ChatPage page) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=300";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Results.Text(page.Embed(), "text/javascript", Encoding.UTF8);
        });
        app.MapGet("/webchat/{name}", (string name, string? v, HttpContext http, ChatAssets assets) =>
            assets.Find(name)?.Answer(http, v) ?? Results.NotFound());
    }

    /// <summary>
    /// Only our own script and style run, only our own origin is talked to, and only trusted sites may show the page.
    /// Web Chat writes style elements with the nonce; its few pictures are data: and blob: addresses of its own.
    /// </summary>
    private static void Guard(HttpContext http, string nonce, SiteOptions site)
    {
        // Streams come from the public address; 'self' alone does not cover sockets in every browser.
        var socket = "ws" + site.Address("", $"{http.Request.Scheme}://{http.Request.Host}")["http".Length..];
        var ancestors = string.Join(' ', site.TrustedOrigins.Select(origin => origin.TrimEnd('/')).Prepend("'self'"));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; "
            + $"connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
    }
}
