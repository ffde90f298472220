using System.Globalization;
using System.Text;

namespace BotService.Channels.Voice.Speaking;

/// <summary>English for the ear, and other languages of words: letters and the signs between them.</summary>
internal sealed partial class EnglishEar(SpeechTable table) : Ear(table)
{
    private readonly EnglishNumbers numbers = new(table);

    protected override string Comma => ", ";

    public override string Count(long number) => numbers.Count(number);

    public override string Ordinal(int number) => Table.Say("ordinal", ("number", numbers.Ordinal(number)));

    public override string Digits(string digits) => numbers.Digits(digits);

    protected override string Date(int year, int month, int day) => Table.Say("date",
        ("year", numbers.Year(year)), ("month", Table.Months[month - 1]), ("day", numbers.Ordinal(day)));

    protected override string Day(int month, int day) =>
        Table.Say("day", ("month", Table.Months[month - 1]), ("day", numbers.Ordinal(day)));

    protected override string Time(int hour, int minute)
    {
        if (minute == 0 && hour is 0 or 24) return Table["midnight"];
        if (minute == 0 && hour == 12) return Table["noon"];
        var name = numbers.Count(hour > 12 ? hour - 12 : hour);
        var at = minute switch
        {
            0 => name,
            < 10 => Table.Say("clock", ("hour", name), ("minute", Digits($"0{minute}"))),
            _ => Table.Say("clock", ("hour", name), ("minute", numbers.Count(minute))),
        };
        return Table.Say(hour >= 12 ? "afternoon" : "morning", ("time", at));
    }

    protected override string Money(string amount, string scale) =>
        Table.Say("money", ("amount", numbers.Say(amount) + scale));

    protected override string Fraction(int part, int whole) =>
        Table.Say("fraction", ("num", numbers.Count(part)), ("den", numbers.Count(whole)));

    protected override string Dash(string text, int at) => $" {Table["to"]} ";

    protected override string Number(string number, string unit, string text, int at, int end)
    {
        var said = Say(number, unit, text, end);
        // B2 is two words.
        return at > 0 && char.IsAsciiLetter(text[at - 1]) ? $" {said}" : said;
    }

    private string Say(string number, string unit, string text, int end)
    {
        if (unit is "%" or "％") return Table.Say("percent", ("number", numbers.Say(number)));
        if (unit.Length > 0) return $"{numbers.Say(number)} {Table.Units[unit]}";
        if (!number.All(char.IsAsciiDigit)) return numbers.Say(number);
        if (IsBeforeMonth(text, end) && number.Length <= 2) return numbers.Ordinal(int.Parse(number, Culture));
        if (Table.Codes.Contains(number) || number.Length >= 5 || (number.Length > 1 && number[0] == '0'))
            return Grouped(number);
        return number.Length == 4 && int.Parse(number, Culture) is >= 1900 and < 2100 and var year
            ? numbers.Year(year) : numbers.Say(number);
    }

    private bool IsBeforeMonth(string text, int at) =>
        at + 1 < text.Length && text[at] == ' '
        && Table.Months.Any(month => string.CompareOrdinal(text, at + 1, month, 0, month.Length) == 0);

    protected override string Tidy(string text)
    {
        var words = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c)) words.Append(' ').Append(Table.Numbers[c - '0']).Append(' ');
            else if (IsLetter(c) || c == FigureMarks.Group) words.Append(c);
            else if (c is '-' or '\'' or '’')
                words.Append(i > 0 && i + 1 < text.Length && IsLetter(text[i - 1]) && IsLetter(text[i + 1]) ? c : ' ');
            else if (Table.Signs.TryGetValue(c.ToString(), out var sign)) words.Append(' ').Append(sign).Append(' ');
            else if (Sign(c) is { } stop) Append(words, stop);
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }
        while (words.Length > 0 && words[^1] is ' ' or ',' or ':' or ';' or FigureMarks.Group) words.Length--;
        if (words.Length > 0 && !WordBreaths.Ends(words[^1])) words.Append('.');
        return Blanks().Replace(words.ToString(), " ");
    }

    /// <summary>Some scripts write vowels and tones as marks on letters.</summary>
    internal static bool IsLetter(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    /// <summary>The sign as it is heard; null for what is not.</summary>
    private static char? Sign(char c) => c switch
    {
        '.' or '。' or '\n' => '.',
        '?' or '？' => '?',
        '!' or '！' => '!',
        ';' or '；' => ';',
        ':' or '：' => ':',
        ',' or '，' or '、' or '(' or ')' or '（' or '）' or '[' or ']' => ',',
        '…' or '—' or '–' or '·' or '|' or '｜' or FigureMarks.Clause => ',',
        _ => null,
    };

    /// <summary>Of signs in a row the strongest is left; it stands directly behind a word.</summary>
    private static void Append(StringBuilder words, char sign)
    {
        while (words.Length > 0 && words[^1] == ' ') words.Length--;
        if (words.Length == 0) return;
        var last = words.Length - 1;
        if (words[last] == FigureMarks.Group) last--;
        if (!WordBreaths.IsSign(words[last])) words.Append(sign);
        else if (Strength(sign) > Strength(words[last])) words[last] = sign;
        words.Append(' ');
    }

    [System.Text.RegularExpressions.GeneratedRegex(" {2,}")]
    private static partial System.Text.RegularExpressions.Regex Blanks();

    private static int Strength(char sign) => sign switch { ',' => 1, ':' => 2, ';' => 3, _ => 4 };
}
