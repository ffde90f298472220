using Microsoft.AspNetCore.WebUtilities;

namespace BotService.Channels.Line.Webhook;

/// <summary>
/// A button's data tells by itself what it says, <c>v=1&amp;say=…</c>: buttons stay in a chat for years, and whatever
/// was sent once can be pressed again.
/// </summary>
internal static class Postback
{
    private const string Version = "1";

    /// <summary>
    /// What the button says in the citizen's place; null when it was not made here, or by another version.
    /// </summary>
    public static string? Said(string? data)
    {
        var fields = QueryHelpers.ParseQuery(data);
        return fields.TryGetValue("v", out var version) && version is [Version]
            && fields.TryGetValue("say", out var say) && say is [{ Length: > 0 } words]
            && !words.Contains('\0') ? words : null;
    }
}
