namespace BotService.Web.Layout;

/// <summary>
/// What a browser may do with an answer: what the page may load, what is told to other sites, whether it is kept and
/// listed. A route carries it as metadata (<see cref="LayoutRoom.WithPolicy"/>).
/// </summary>
/// <param name="Content">The Content-Security-Policy.</param>
public sealed record PagePolicy(string Content)
{
    /// <summary>
    /// Our own style and picture load, our own forms are sent to us, and nothing runs but, in large letters, what reads the
    /// page aloud. What was searched for stands in the address and is nobody else's business.
    /// </summary>
    public static readonly PagePolicy Open = new(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    /// <summary>Who knows the address may read it: nothing may store, list or leak that.</summary>
    public static readonly PagePolicy Secret = Open with
    {
        Referrer = "no-referrer", Cache = "private, no-store", IsListed = false
    };

    public string Referrer { get; init; } = "same-origin";

    /// <summary>The Cache-Control; null where each answer says it.</summary>
    public string? Cache { get; init; }

    /// <summary>May ask for the microphone, for the browser's own recognition.</summary>
    public bool MayListen { get; init; }

    /// <summary>May stand in search engines.</summary>
    public bool IsListed { get; init; } = true;

    public void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        // A page that lets other scripts run has named them, and the first naming counts.
        headers.ContentSecurityPolicy = Visit.IsAskedLarge(response.HttpContext) ? $"{Content}; script-src 'self'" : Content;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = Referrer;
        headers["Permissions-Policy"] = $"camera=(), microphone=({(MayListen ? "self" : "")}), geolocation=()";
        if (Cache is not null) headers.CacheControl = Cache;
        if (!IsListed) headers["X-Robots-Tag"] = "noindex";
    }
}
