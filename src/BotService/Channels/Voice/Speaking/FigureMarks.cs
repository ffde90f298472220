using System.Text.RegularExpressions;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Where figures and addresses stand in a text, and what kind each is of.</summary>
internal static partial class FigureMarks
{
    /// <summary>Stands after a group of digits, for the pause there; no text holds it.</summary>
    public const char Group = '\uE000';

    /// <summary>Stands between clauses that may be in two languages; heard as a comma.</summary>
    public const char Clause = '\uE001';

    /// <summary>Addresses of pages and mail.</summary>
    [GeneratedRegex(
        """
        https?://[!-~]+|www\.[!-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
        |(?<![A-Za-z0-9])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|tw|gov|org|net|taipei)(?![A-Za-z0-9])(?:/[!-~]*)?
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    public static partial Regex Address();

    /// <summary>The first group that matched says what it is.</summary>
    [GeneratedRegex(
        """
        (?<date>(?<![\d.])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?<![\d.])\d{2,3}/\d{1,2}/\d{1,2}(?!\d))
        |(?<phone>\(0\d\)\s?\d{3,4}-\d{4}|(?<![\d-])(?:0\d{1,3}(?:-\d{3,8}){1,2}(?:\#\d+)?|\d+(?:-\d+){2,})(?!\d))
        |(?<time>(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:]))
        |(?<money>(?:NT\$|NTD|\$)\s?(?<amount>\d[\d,]*(?:\.\d+)?)(?<scale>\s(?:thousand|million|billion))?)
        |(?<fraction>(?<![\d/])\d{1,3}/\d{1,3}(?![\d/]))
        |(?<ordinal>\d+(?:st|nd|rd|th)(?![A-Za-z]))
        |(?<number>\d+(?:,\d{3})*(?:\.\d+)?)(?<unit>\s?[A-Za-z°℃%％㎡]+[²³23]?(?![A-Za-z\d]))?
        |(?<dash>(?<=\d)\s?[-–—~～]\s?(?=\d))
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    public static partial Regex Pattern();

    /// <summary>Brackets that no pause is made for: a telephone's number behind the name of who answers it, a part of a
    /// word.</summary>
    [GeneratedRegex(@"[（(](\d[\d-]{2,}|\p{IsCJKUnifiedIdeographs})[)）]", RegexOptions.CultureInvariant)]
    public static partial Regex Bracketed();

    /// <summary>The name shown beside another in a framed locale, to be read and not said.</summary>
    [GeneratedRegex(@"\s*｜\s*[^\n\uE001]*?(?=, |; |: | \(| \p{Ll}|\)|[\n\uE001]|$)", RegexOptions.CultureInvariant)]
    public static partial Regex Beside();

    /// <summary>Full-width letters, digits and percent signs as the plain ones.</summary>
    public static string Halved(string text)
    {
        if (!text.Any(IsWide)) return text;
        return string.Concat(text.Select(c => IsWide(c) ? (char)(c - '！' + '!') : c));
    }

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static bool IsWide(char c) =>
        c is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '＋' or '＝';
}
