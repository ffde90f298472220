using BotService.Sheets;

namespace BotService.Channels.Line.Messages;

/// <summary>Addresses as LINE opens them: of the web or a telephone, escaped, and not too long.</summary>
internal static class LineAddress
{
    /// <summary>Null when LINE would refuse it.</summary>
    public static string? Of(string? url)
    {
        if (SheetMarks.Link(url) is null || new Uri(url!) is not { Scheme: "https" or "http" or "tel" } uri)
            return null;
        var address = uri.Host.Length == 0
            ? uri.AbsoluteUri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
        return address.Length <= LineLimits.Uri ? address : null;
    }
}
