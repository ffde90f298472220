using System.Globalization;

namespace BotService.Engine.Plans.Reading;

/// <summary>A way of numbering; each plan uses some of them, in an order of its own.</summary>
internal enum MarkClass
{
    Formal, Numeral, NumeralInBrackets, Digit, DigitInBrackets, Stem, StemInBrackets, Letter, Circled, Bullet,
}

/// <summary>The number that stands before an item.</summary>
/// <param name="Number">From 1; 0 for a bullet, which is counted by its place.</param>
/// <param name="Shown">As it stands in a path, such as <c>(3)</c>.</param>
internal readonly record struct PlanMark(MarkClass Class, int Number, string Shown)
{
    private static readonly string[] Formals =
        [.. new[] { "formal", "formal-other", "formal-third", "formal-fourth" }.Select(ReadingWords.Joined)];
    private static readonly string Numerals = ReadingWords.Joined("numerals"), Stems = ReadingWords.Joined("stems"),
        Bullets = ReadingWords.Joined("bullets"), Ends = ReadingWords.Joined("after-number");

    /// <summary>The mark that begins exactly here; null for none.</summary>
    /// <param name="after">Where the text after it begins.</param>
    public static PlanMark? At(string text, int start, out int after)
    {
        after = start;
        if (start >= text.Length) return null;
        var first = text[start];
        if (Bullets.Contains(first, StringComparison.Ordinal))
            return Ended(new(MarkClass.Bullet, 0, first.ToString()), start + 1, out after);
        if (first is >= '①' and <= '⑳')
            return Ended(new(MarkClass.Circled, first - '①' + 1, first.ToString()), start + 1, out after);
        return OneWidth.Of(first) == '(' ? Bracketed(text, start, out after) : Plain(text, start, out after);
    }

    private static PlanMark? Bracketed(string text, int start, out int after)
    {
        after = start;
        var close = start + 1;
        while (close < text.Length && close - start < 8 && OneWidth.Of(text[close]) != ')') close++;
        if (close >= text.Length || OneWidth.Of(text[close]) != ')') return null;
        var inside = PlanText.Bare(string.Concat(text[(start + 1)..close].Select(OneWidth.Of)));
        PlanMark? mark = Digits(inside) is { } digits ? new(MarkClass.DigitInBrackets, digits, $"({digits})")
            : Counted(inside, Numerals) is { } numeral ? new(MarkClass.NumeralInBrackets, numeral, $"({inside})")
            : inside.Length == 1 && Stems.IndexOf(inside[0], StringComparison.Ordinal) is >= 0 and var stem
                ? new(MarkClass.StemInBrackets, stem + 1, $"({inside})") : null;
        if (mark is null) return null;
        var end = close + 1;
        if (end < text.Length && Ends.Contains(text[end], StringComparison.Ordinal)) end++;
        return Ended(mark.Value, end, out after);
    }

    private static PlanMark? Plain(string text, int start, out int after)
    {
        after = start;
        var end = start;
        while (end < text.Length && end - start < 4 && !PlanText.IsSpace(text[end])
            && !Ends.Contains(text[end], StringComparison.Ordinal)) end++;
        var word = string.Concat(text[start..end].Select(OneWidth.Of));
        while (end < text.Length && PlanText.IsSpace(text[end])) end++;
        if (word.Length == 0 || end >= text.Length || !Ends.Contains(text[end], StringComparison.Ordinal)) return null;
        if (end + 1 < text.Length && char.IsAsciiDigit(OneWidth.Of(text[end + 1])) && Digits(word) is not null
            && text[end] == '.') return null;
        PlanMark? mark = Digits(word) is { } digits ? new(MarkClass.Digit, digits, word)
            : Counted(word, Numerals) is { } numeral ? new(MarkClass.Numeral, numeral, word)
            : Formals.Select(f => Counted(word, f)).FirstOrDefault(n => n is not null) is { } formal
                ? new(MarkClass.Formal, formal, Spelt(formal))
            : word.Length == 1 && Stems.IndexOf(word[0], StringComparison.Ordinal) is >= 0 and var stem
                ? new(MarkClass.Stem, stem + 1, word)
            : word.Length == 1 && char.IsAsciiLetter(word[0]) && text[end] == '.' && end + 1 < text.Length
                && !char.IsAsciiLetterOrDigit(text[end + 1])
                ? new(MarkClass.Letter, char.ToUpperInvariant(word[0]) - 'A' + 1, word) : null;
        return mark is null ? null : Ended(mark.Value, end + 1, out after);
    }

    private static PlanMark? Ended(PlanMark mark, int end, out int after)
    {
        after = end;
        return mark;
    }

    private static string Spelt(int formal) => formal <= 10 ? Formals[0][formal - 1].ToString()
        : $"{Formals[0][9]}{Formals[0][formal - 11]}";

    private static int? Digits(string word) => word.Length is 1 or 2 && word.All(char.IsAsciiDigit)
        && int.Parse(word, CultureInfo.InvariantCulture) is > 0 and var number ? number : null;

    /// <summary>Up to 29, as lists are counted: ten, ten-one, two-ten-three.</summary>
    private static int? Counted(string word, string numerals)
    {
        var values = word.Select(c => numerals.IndexOf(c, StringComparison.Ordinal) + 1).ToArray();
        return values.Length is 0 or > 3 || values.Contains(0) ? null : values switch
        {
            [var one] => one,
            [10, < 10 and var unit] => 10 + unit,
            [< 10 and var tens, 10] => 10 * tens,
            [< 10 and var tens, 10, < 10 and var unit] => 10 * tens + unit,
            _ => null,
        };
    }
}
