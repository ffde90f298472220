using BotService.Engine.Dialogs.Script;
using System.Security.Cryptography;
using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using Microsoft.Extensions.Options;

namespace BotService.Web.Site;

/// <summary>
/// Answers requests with pages: settles the language, frames the page, and says what may be loaded and kept.
/// </summary>
internal sealed class PageDesk(PageWordings wordings, PageFrame frame, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Our own style and picture load, our own forms are sent to us, and nothing runs.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Visit Receive(HttpContext http)
    {
        var asked = http.Request.Query["lang"];
        var words = asked.Count == 0
            ? wordings.ForAccepted(http.Request.Headers.AcceptLanguage) : wordings.For(asked[0]);
        var root = http.Request.PathBase.Value ?? "";
        return new Visit(
            words, root, http.Request.Path.ToUriComponent(),
            site.Value.Address("", $"{http.Request.Scheme}://{http.Request.Host}{root}"), Taiwan.Today(time));
    }

    /// <summary>The page; nothing but the confirmation when the caller has it already.</summary>
    public IResult Answer(HttpContext http, Visit visit, Page page)
    {
        var html = Encoding.UTF8.GetBytes(frame.Render(visit, page));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // What was searched for stands in the address and is nobody else's business.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (!page.IsPublic || page.Status != StatusCodes.Status200OK) headers["X-Robots-Tag"] = "noindex";
        if (page.IsSecret)
        {
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "private, no-store";
            return Results.Text(html, "text/html; charset=utf-8", page.Status);
        }
        return page.Status == StatusCodes.Status200OK
            ? Kept(http, html, "text/html; charset=utf-8", page.IsPublic)
            : Results.Text(html, "text/html; charset=utf-8", page.Status);
    }

    /// <summary>
    /// Content that is asked for again before it is used again: it changes with the release and
    /// with the day, and then at once.
    /// </summary>
    public static IResult Kept(HttpContext http, byte[] content, string type, bool isPublic)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.Vary = "Accept-Language";
        headers.CacheControl = isPublic ? "public, no-cache" : "private, no-cache";
        return http.Request.Headers.IfNoneMatch.ToString().Split(',')
            .Any(known => known.Trim().TrimStart('W', '/') == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(content, type);
    }
}
