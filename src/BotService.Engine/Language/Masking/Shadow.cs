using System.Globalization;
using System.Text;

namespace BotService.Engine.Language.Masking;

/// <summary>
/// The text as the finders read it: half width, every kind of digit (full width, Chinese, circled …) as 0-9, every dash
/// as '-', nothing invisible. Each position knows where it came from.
/// </summary>
internal sealed class Shadow
{
    private const string ChineseDigits = "零一二三四五六七八九";
    private const string FormalDigits = "〇壹貳參肆伍陸柒捌玖";

    private readonly List<int> starts;
    private readonly List<int> ends;
    private readonly HashSet<int> chinese;

    private Shadow(string text, List<int> starts, List<int> ends, HashSet<int> chinese, bool may)
    {
        (Text, this.starts, this.ends, this.chinese, MayHoldPersonalData) = (text, starts, ends, chinese, may);
    }

    public string Text { get; }

    /// <summary>There is a digit or an @ in it.</summary>
    public bool MayHoldPersonalData { get; }

    /// <summary>The digit here was written as a Chinese numeral.</summary>
    public bool IsChinese(int at) => chinese.Contains(at);

    public int OriginalStart(int at) => starts[at];

    public int OriginalEnd(int end) => ends[end - 1];

    public static Shadow Of(string original)
    {
        var text = new StringBuilder(original.Length);
        List<int> starts = [], ends = [];
        HashSet<int> chinese = [];
        var may = false;
        for (var i = 0; i < original.Length;)
        {
            var start = i;
            var c = original[i];
            if (c < 128)
            {
                i++;
                c = c is '\t' or '\r' or '\v' or '\f' ? ' ' : c;
            }
            else
            {
                // A lone surrogate reads as U+FFFD and takes one place.
                Rune.DecodeFromUtf16(original.AsSpan(i), out var rune, out var length);
                i += length;
                if (Plain(rune) is not { } plain) continue;

                c = plain;
                if (IsChineseDigit(original[start])) chinese.Add(text.Length);
            }

            may |= char.IsAsciiDigit(c) || c is '@' or '十' or '百';
            text.Append(c);
            starts.Add(start);
            ends.Add(i);
        }

        return new Shadow(text.ToString(), starts, ends, chinese, may);
    }

    private static bool IsChineseDigit(char c) =>
        ChineseDigits.Contains(c) || FormalDigits.Contains(c) || c is '○' or '叁';

    /// <summary>
    /// Null for what cannot be seen: joiners, direction marks, accents and enclosing marks on the character before.
    /// </summary>
    private static char? Plain(Rune rune)
    {
        if (rune.Value is >= 0xFF01 and <= 0xFF5E) return (char)(rune.Value - 0xFEE0);

        if (rune.IsBmp)
        {
            var c = (char)rune.Value;
            var digit = Math.Max(ChineseDigits.IndexOf(c), FormalDigits.IndexOf(c));
            if (digit >= 0 || c is '○' or '叁') return (char)('0' + (c == '叁' ? 3 : Math.Max(digit, 0)));

            if (c is '−' or 'ー' or '─' or '━' or 'ｰ') return '-';
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return null;
            case UnicodeCategory.DashPunctuation:
                return '-';
            case UnicodeCategory.SpaceSeparator:
                return ' ';
            case UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber:
                var value = CharUnicodeInfo.GetDigitValue(rune.ToString(), 0);
                return value is >= 0 and <= 9 ? (char)('0' + value) : '\uFFFD';
            default:
                return rune.IsBmp ? (char)rune.Value : '\uFFFD';
        }
    }
}
