namespace BotService.Engine.Language.Masking;

/// <summary>Names a number by its form and by the word before it.</summary>
internal static class NumberKind
{
    private const int ShortestLabelled = 6;
    private const int ShortestUnlabelled = 8;

    /// <returns>Null when the number says nothing of anybody.</returns>
    public static Span? Of(Shadow shadow, List<Group> groups)
    {
        var text = shadow.Text;
        var (start, end) = (groups[0].Start, groups[^1].End);
        TrimChinese(shadow, ref start, ref end);
        var digits = string.Concat(text[start..end].Where(char.IsAsciiDigit));
        if (PublicNumbers.IsHotline(digits)) return null;

        if (Lettered(text, start, digits) is var (letters, kind)) return new Span(letters, end, kind);

        var from = start;
        while (from > 0 && start - from < 2 && text[from - 1] is ('(' or '+'))
        {
            from--;
        }

        var label = Kinds.LabelBefore(text, from);
        if (digits.Length >= ShortestUnlabelled || (label is not null && digits.Length >= ShortestLabelled))
            return new Span(from, end, Form(text, from, digits, groups) ?? label ?? Kinds.Number);

        return null;
    }

    /// <summary>
    /// A single Chinese numeral touching a number belongs to the sentence (0912345678一下), unless
    /// the number itself is written so.
    /// </summary>
    private static void TrimChinese(Shadow shadow, ref int start, ref int end)
    {
        if (end - start > 2 && shadow.IsChinese(end - 1) && !shadow.IsChinese(end - 2)
            && char.IsAsciiDigit(shadow.Text[end - 2]))
        {
            end--;
        }

        if (end - start > 2 && shadow.IsChinese(start) && !shadow.IsChinese(start + 1)
            && char.IsAsciiDigit(shadow.Text[start + 1]))
        {
            start++;
        }
    }

    /// <summary>
    /// 身分證: a letter, 1 or 2, eight digits. 居留證: a letter, 8 or 9, eight digits; before 2021 two letters, the second
    /// A-D, and eight digits. Check digits are not looked at: a slip of the pen is personal too.
    /// </summary>
    private static (int Start, string Kind)? Lettered(string text, int start, string digits)
    {
        var at = start;
        while (at > 0 && start - at < 2 && text[at - 1] is (' ' or '-')) at--;

        var last = at;
        while (at > 0 && last - at < 3 && char.IsAsciiLetter(text[at - 1])) at--;

        return (last - at, digits.Length) switch
        {
            (1, 9) => (at,
                digits[0] is '8' or '9' ? Kinds.Residence : digits[0] is '1' or '2' ? Kinds.Identity : Kinds.Number),
            (2, 8) when char.ToUpperInvariant(text[at + 1]) is >= 'A' and <= 'D' => (at, Kinds.Residence),
            _ => null,
        };
    }

    private static string? Form(string text, int from, string digits, List<Group> groups)
    {
        var n = digits.Length;
        if (text[from] == '+' || (n is 11 or 12 && digits.StartsWith("886", StringComparison.Ordinal))
            || digits.StartsWith("00886", StringComparison.Ordinal))
        {
            return Kinds.Phone;
        }

        return n switch
        {
            10 when digits.StartsWith("09", StringComparison.Ordinal)
                || digits.StartsWith("0800", StringComparison.Ordinal) => Kinds.Phone,
            9 or 10 when digits[0] == '0' && digits[1] is >= '2' and <= '8' => Kinds.Phone,
            11 => Kinds.Electricity,
            >= 13 and <= 19 when Luhn(digits) || groups.Count(g => g.Length == 4) >= 3 => Kinds.Card,
            _ => null,
        };
    }

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            value = i % 2 == 1 ? value * 2 : value;
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
