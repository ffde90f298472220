using System.Text;

namespace BotService.Engine.Plans.Reading;

/// <summary>Small work on the characters of plans.</summary>
public static class PlanText
{
    /// <summary>How many characters are no white space.</summary>
    public static int Letters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Count(c => !IsSpace(c));
    }

    /// <summary>The same text without any white space, to compare by.</summary>
    public static string Bare(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Where(c => !IsSpace(c)));
    }

    /// <summary>
    /// Parts of one text that a line's or a page's end had parted. A space stays only where Latin letters or digits would run
    /// into each other; inside each part, spaces between two Han characters are an end of a narrow line and go.
    /// </summary>
    public static string Join(IEnumerable<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var joined = new StringBuilder();
        foreach (var part in parts.Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            if (joined.Length > 0 && IsLatin(joined[^1]) && IsLatin(part[0])) joined.Append(' ');
            joined.Append(part);
        }
        return Squeeze(joined.ToString());
    }

    internal static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff' or '\u00ad' or '\0';

    internal static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';

    private static bool IsLatin(char c) => c < 0x250 && char.IsLetterOrDigit(c);

    private static string Squeeze(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSpace(text[i]))
            {
                kept.Append(text[i]);
                continue;
            }
            var next = i + 1;
            while (next < text.Length && IsSpace(text[next])) next++;
            if (kept.Length > 0 && next < text.Length && (IsLatin(kept[^1]) || IsLatin(text[next]))
                && IsHanOrLatin(kept[^1]) && IsHanOrLatin(text[next]))
                kept.Append(' ');
            i = next - 1;
        }
        return kept.ToString();
    }

    private static bool IsHanOrLatin(char c) => IsHan(c) || IsLatin(c);
}
