using System.Globalization;
using System.Text;

namespace BotService.Cli;

/// <summary>How many columns of a terminal a text takes, and how it is broken into lines that fit.</summary>
internal static class TextWidth
{
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>Broken at spaces where there are any, as Chinese has none.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var (line, used, space) = (new StringBuilder(), 0, -1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (used + Of(rune) > width)
            {
                var end = space > 0 ? space : line.Length;
                yield return line.ToString(0, end).TrimEnd();
                line.Remove(0, end);
                if (line.Length > 0 && line[0] == ' ') line.Remove(0, 1);
                (used, space) = (Of(line.ToString()), -1);
                if (rune.Value == ' ' && line.Length == 0) continue;
            }
            if (rune.Value == ' ') space = line.Length;
            line.Append(rune.ToString());
            used += Of(rune);
        }
        yield return line.ToString();
    }

    private static int Of(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
}
