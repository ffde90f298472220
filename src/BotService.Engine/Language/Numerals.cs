using System.Globalization;

namespace BotService.Engine.Language;

/// <summary>
/// Numbers written in Chinese become digits, and years of the Republic those of the common era: 「民國一一四年」 is 2025年.
/// </summary>
public static class Numerals
{
    private const string Digits = "零一二三四五六七八九";
    private const int FirstYear = 1911;
    private const int LongestYear = 3;

    /// <summary>Beyond this no number is worked out.</summary>
    private const long Most = 1_000_000_000;

    /// <returns>How many characters at the beginning are a number of two signs or more, with
    /// its value; 0 for none.</returns>
    public static int Number(ReadOnlySpan<char> text, out long value)
    {
        var (length, total, part, digit, hasUnit) = (0, 0L, 0L, -1L, false);
        for (; length < text.Length; length++)
        {
            var c = text[length];
            if (Digit(c) is >= 0 and var next)
            {
                digit = digit > 0 && !hasUnit ? digit * 10 + next : next;
            }
            else if (c == '萬' && (part > 0 || digit > 0))
                (total, part, digit, hasUnit) = ((total + part + Math.Max(0, digit)) * 10_000, 0, -1, true);
            else if (Unit(c) is > 0 and var unit && (digit > 0 || (c == '十' && digit < 0)))
                (part, digit, hasUnit) = (part + Math.Max(1, digit) * unit, -1, true);
            else break;
            if (total + part + digit > Most) break;
        }
        value = total + part + Math.Max(0, digit);
        return length >= 2 ? length : 0;
    }

    /// <returns>How many characters at the beginning are a year of the Republic, up to but
    /// without 年; 0 for none.</returns>
    public static int RepublicanYear(ReadOnlySpan<char> text, out long year)
    {
        const string Republic = "民國";
        year = 0;
        if (!text.StartsWith(Republic, StringComparison.Ordinal)) return 0;
        var rest = text[Republic.Length..];
        var gap = rest.Length - rest.TrimStart(' ').Length;
        rest = rest[gap..];
        var length = 0;
        while (length < rest.Length && length < LongestYear && char.IsAsciiDigit(rest[length])) length++;
        if (length > 0) year = long.Parse(rest[..length], CultureInfo.InvariantCulture);
        else if ((length = Number(rest, out year)) == 0 && rest.Length > 0 && Digit(rest[0]) > 0)
            (year, length) = (Digit(rest[0]), 1);
        var isYear = length > 0 && year is > 0 and < 1000 && rest[length..].TrimStart(' ')
            .StartsWith("年", StringComparison.Ordinal);
        year += FirstYear;
        return isYear ? Republic.Length + gap + length : 0;
    }

    /// <returns>The value of a sign for 0…9; -1 for any other.</returns>
    public static int Digit(char c) => c == '兩' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);

    /// <returns>What a sign after digits multiplies them by, as in 「3萬」; 0 for any other sign.</returns>
    public static int Multiplier(char c) => c switch { '萬' => 10_000, '億' => 100_000_000, _ => Unit(c) };

    private static int Unit(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
}
