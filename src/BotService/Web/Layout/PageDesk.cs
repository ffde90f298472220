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
        var isShared = page.IsPublic && Visit.SizeAsked(http) is null;
        KeepSize(http);
        var answer = isKept ? Kept(http, html, Html, isShared) : Results.Text(html, Html, page.Status);
        await answer.ExecuteAsync(http);
    }

    /// <summary>The size of letters that was asked for, until the browser is closed. It tells nothing else.</summary>
    private static void KeepSize(HttpContext http)
    {
        if (Visit.SizeAsked(http) is not { } size) return;
        http.Response.Cookies.Append(Visit.TextSize, size, new()
        {
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
        });
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
        headers.Vary = "Accept-Language, Cookie";
        headers.CacheControl = isPublic ? "public, no-cache" : "private, no-cache";
        return http.Request.Headers.IfNoneMatch.ToString().Split(',')
            .Any(known => known.Trim().TrimStart('W', '/') == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(content, type);
    }
}
