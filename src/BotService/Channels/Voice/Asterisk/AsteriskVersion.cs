using System.Text.RegularExpressions;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>AudioSocket tells of keys since Asterisk 20.14, 21.9 and 22.4, all of May 2025.</summary>
internal static partial class AsteriskVersion
{
    /// <param name="text">As <c>${VERSION()}</c> gives it, such as <c>22.5.1</c> or <c>certified/20.7-cert5</c>.</param>
    /// <returns>Null: it cannot be told.</returns>
    public static bool? HasKeys(string? text) =>
        Figures().Match(text ?? "") is { Success: true } found && int.TryParse(found.Groups[1].ValueSpan, out var major)
        && int.TryParse(found.Groups[2].ValueSpan, out var minor)
            ? major switch { < 20 => false, 20 => minor >= 14, 21 => minor >= 9, 22 => minor >= 4, _ => true } : null;

    [GeneratedRegex(@"(\d{1,3})\.(\d{1,3})")]
    private static partial Regex Figures();
}
