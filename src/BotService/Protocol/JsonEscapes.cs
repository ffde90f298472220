using System.Globalization;
using System.Text;

namespace BotService.Protocol;

/// <summary>
/// Replaces the <c>\u</c> escapes that stand for no character (halves of surrogate pairs) or for NUL by <c>\uFFFD</c>.
/// </summary>
internal static class JsonEscapes
{
    private const string Replacement = @"\ufffd";

    /// <param name="json">JSON text, well-formed or not.</param>
    public static string Mend(string json)
    {
        if (!json.Contains(@"\u", StringComparison.Ordinal)) return json;

        var mended = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            if (json[i] != '\\')
            {
                mended.Append(json[i++]);
                continue;
            }

            if (UnitAt(json, i) is not { } unit)
            {
                // Another escape, two characters long: taking both keeps an escaped backslash from hiding what follows.
                var length = Math.Min(2, json.Length - i);
                mended.Append(json, i, length);
                i += length;
            }
            else if (char.IsHighSurrogate(unit) && UnitAt(json, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                mended.Append(json, i, 12);
                i += 12;
            }
            else
            {
                mended.Append(char.IsSurrogate(unit) || unit == '\0' ? Replacement : json.AsSpan(i, 6));
                i += 6;
            }
        }

        return mended.ToString();
    }

    private static char? UnitAt(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(
                json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
