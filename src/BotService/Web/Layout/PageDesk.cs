using System.Security.Cryptography;

namespace BotService.Web.Layout;

/// <summary>Answers requests with pages: frames the page, and says whether it may be kept.</summary>
internal sealed class PageDesk(PageRenderer renderer)
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>The page; nothing but the confirmation when the caller has it already.</summary>
    public async Task AnswerAsync(HttpContext http, Page page)
    {
        var html = await renderer.RenderAsync(page.Visit, SiteFrame.Around(page));
        var isKept = page.Status == StatusCodes.Status200OK;
        if (!page.IsPublic || !isKept) http.Response.Headers["X-Robots-Tag"] = "noindex";
        isKept &= http.GetEndpoint()?.Metadata.GetMetadata<PagePolicy>()?.Cache is null;
        var answer = isKept ? Kept(http, html, Html, page.IsPublic) : Results.Text(html, Html, page.Status);
        await answer.ExecuteAsync(http);
    }

    /// <summary>
    /// Content that is asked for again before it is used again: it changes with the release and
    /// with the day, and then at once.
    /// </summary>
    public static IResult Kept(HttpContext http, byte[] content, string type, bool isPublic)
    {
        // Weak: what is compressed on the way is the same page and other bytes.
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
        var headers = http.Response.Headers;
        headers.ETag = $"W/{tag}";
        headers.Vary = "Accept-Language";
        headers.CacheControl = isPublic ? "public, no-cache" : "private, no-cache";
        return http.Request.Headers.IfNoneMatch.ToString().Split(',')
            .Any(known => known.Trim().TrimStart('W', '/') == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(content, type);
    }
}
