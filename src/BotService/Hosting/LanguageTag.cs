using System.Text.RegularExpressions;

namespace BotService.Hosting;

/// <summary>
/// The locale a client names, if it is one: language, script, region. It is kept and passed on, so it must
/// not be any text a stranger likes.
/// </summary>
internal static partial class LanguageTag
{
    public static string? OrNull(string? tag) => tag is not null && Form().IsMatch(tag) ? tag : null;

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
