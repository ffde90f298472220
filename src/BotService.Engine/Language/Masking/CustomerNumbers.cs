using System.Text.RegularExpressions;

namespace BotService.Engine.Language.Masking;

/// <summary>
/// Numbers made of letters and digits: a water number without a word before it (10-12 characters with one to three
/// letters), and whatever follows a word such as 水號 or 帳號.
/// </summary>
internal static class CustomerNumbers
{
    private static readonly Regex Labelled = new(
        @"(?:水號|電號|用戶編號|帳號|卡號|護照(?:號碼)?|passport(?:\sno\.?|\snumber)?)[^A-Za-z0-9\n，。]{0,6}(?<number>[A-Za-z0-9](?:[ -]?[A-Za-z0-9]){4,24})",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static void Find(Shadow shadow, List<Span> spans)
    {
        var text = shadow.Text;
        foreach (Match match in Labelled.Matches(text))
        {
            var number = match.Groups["number"];
            if (number.ValueSpan.ContainsAnyInRange('0', '9') && Count(number.ValueSpan).Digits >= 4)
            {
                spans.Add(new Span(
                    number.Index, number.Index + number.Length, Kinds.LabelBefore(text, number.Index) ?? Kinds.Number));
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!Belongs(shadow, i)) continue;

            var start = i;
            while (i < text.Length
                && (Belongs(shadow, i) || (text[i] == '-' && i + 1 < text.Length && Belongs(shadow, i + 1))))
            {
                i++;
            }

            var (letters, digits) = Count(text.AsSpan(start, i - start));
            if (letters is >= 1 and <= 3 && digits >= 7 && letters + digits is >= 10 and <= 12
                && !IsIdentity(text.AsSpan(start, i - start)))
            {
                spans.Add(new Span(start, i, Kinds.Water));
            }
        }
    }

    /// <summary>A Chinese numeral after such a number belongs to the sentence.</summary>
    private static bool Belongs(Shadow shadow, int at) =>
        char.IsAsciiLetterOrDigit(shadow.Text[at]) && !shadow.IsChinese(at);

    /// <summary>Letters then nothing but digits: that is for <see cref="Numbers"/> to name.</summary>
    private static bool IsIdentity(ReadOnlySpan<char> token)
    {
        var (letters, digits) = Count(token);
        return letters + digits == 10 && letters <= 2 && Count(token[..letters]).Letters == letters;
    }

    private static (int Letters, int Digits) Count(ReadOnlySpan<char> token)
    {
        var (letters, digits) = (0, 0);
        foreach (var c in token)
        {
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return (letters, digits);
    }
}
