namespace BotService.Hosting;

/// <summary>Addresses of our own pages.</summary>
internal static class SiteAddress
{
    /// <summary>
    /// Absolute when <see cref="SiteOptions.PublicUrl"/> or the request at hand tells the origin; else from the root,
    /// which our own chat page resolves and other clients may not.
    /// </summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="origin">Scheme and host of the request, if there is one.</param>
    public static string Address(this SiteOptions site, string path, string? origin = null) =>
        (string.IsNullOrWhiteSpace(site.PublicUrl) ? origin ?? "" : site.PublicUrl.TrimEnd('/')) + path;
}
