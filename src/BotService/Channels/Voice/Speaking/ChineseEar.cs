using System.Text;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Chinese for the ear: characters and the signs between them, nothing else.</summary>
internal sealed class ChineseEar(SpeechTable table) : Ear(table)
{
    private readonly ChineseNumbers numbers = new(table);

    /// <summary>The first year of Taiwan's calendar is 1912.</summary>
    private const int RepublicFounded = 1911;

    protected override string Comma => "，";

    public override string Count(long number) => numbers.Count(number, counts: true);

    public override string Ordinal(int number) =>
        Table.Say("ordinal", ("number", numbers.Count(number, counts: false)));

    public override string Digits(string digits) => numbers.Digits(digits);

    protected override string Date(int year, int month, int day) =>
        Table.Say("date", ("year", Plain(year > RepublicFounded ? year - RepublicFounded : year)),
            ("month", Plain(month)), ("day", Plain(day)));

    protected override string Day(int month, int day) => Table.Say("day", ("month", Plain(month)), ("day", Plain(day)));

    protected override string Time(int hour, int minute)
    {
        if (minute == 0 && hour is 0 or 24) return Table["midnight"];
        if (minute == 0 && hour == 12) return Table["noon"];
        var isLate = hour is > 12 and < 24;
        var at = Hour(isLate ? hour - 12 : hour, minute);
        return isLate ? Table.Say("afternoon", ("time", at)) : at;
    }

    private string Hour(int hour, int minute)
    {
        var name = numbers.Count(hour, counts: true);
        if (minute == 0) return Table.Say("oclock", ("hour", name));
        var minutes = minute < 10 ? Table.Numbers[0] + Plain(minute) : Plain(minute);
        return Table.Say("clock", ("hour", name), ("minute", minutes));
    }

    protected override string Money(string amount, string scale) =>
        Table.Say("money", ("amount", numbers.Say(amount, counts: true)));

    protected override string Fraction(int part, int whole) =>
        Table.Say("fraction", ("num", Plain(part)), ("den", Plain(whole)));

    protected override string Dash(string text, int at) => Table[IsPlace(text, at) ? "sub" : "to"];

    /// <summary>It is a place in an order, such as an article of a law, and its second part too.</summary>
    private bool IsPlace(string text, int at)
    {
        while (at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '-')) at--;
        return Before(text, at) == Nth;
    }

    protected override string Number(string number, string unit, string text, int at, int end)
    {
        if (unit is "%" or "％") return Table.Say("percent", ("number", numbers.Say(number, counts: false)));
        if (unit.Length > 0) return numbers.Say(number, counts: true) + Table.Units[unit];
        var next = Next(text, end);
        if (next == Year && Era(number, text, at) is { } year) return year;
        var isMeasured = Table.Measures.Contains(next);
        if (!isMeasured && IsCode(number) && !IsAmongAmounts(text, at, end)) return Separated(Grouped(number), next);
        return numbers.Say(number, counts: isMeasured && !IsPlace(text, at));
    }

    /// <summary>A year of either calendar, by Taiwan's; null for so many years.</summary>
    private string? Era(string number, string text, int at)
    {
        if (!int.TryParse(number, Culture, out var year) || number.StartsWith('0')) return null;
        if (number.Length == 4) year -= RepublicFounded;
        if (number.Length < 3 || year is <= 0 or >= 200) return null;
        var said = text[..at].TrimEnd().EndsWith(Table["era"], StringComparison.Ordinal);
        return (said ? "" : Table["era"]) + Plain(year);
    }

    private bool IsCode(string number) => Table.Codes.Contains(number)
        || (number.All(char.IsAsciiDigit) && (number.Length >= 5 || (number.Length > 1 && number[0] == '0')));

    /// <summary>In a row of numbers that are not dialled, such as differences in a tariff, it is none either.</summary>
    private bool IsAmongAmounts(string text, int at, int end)
    {
        var to = end + 1;
        return (at > 1 && text[at - 1] == '、' && !IsDialled(text[Begin(text, at - 2)..(at - 1)]))
            || (to < text.Length && text[end] == '、' && !IsDialled(text[to..End(text, to)]));
    }

    private static int Begin(string text, int last)
    {
        while (last >= 0 && IsFigure(text[last])) last--;
        return last + 1;
    }

    private static int End(string text, int first)
    {
        while (first < text.Length && IsFigure(text[first])) first++;
        return first;
    }

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '-';

    private bool IsDialled(string figure) =>
        figure.Length == 0 || IsCode(figure) || figure.Contains('-', StringComparison.Ordinal);

    /// <summary>Several groups are set apart from the words behind them.</summary>
    private static string Separated(string groups, char next) =>
        groups.Contains(FigureMarks.Group, StringComparison.Ordinal) && FigureMarks.IsHan(next) ? groups + "，" : groups;

    protected override string Tidy(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (FigureMarks.IsHan(c)) words.Append(c);
            else if (char.IsAsciiLetter(c)) words.Append(Letter(c));
            else if (Table.Signs.TryGetValue(c.ToString(), out var sign)) words.Append(sign);
            else if (char.IsAsciiDigit(c)) words.Append(Table.Numbers[c - '0']);
            else if (c == FigureMarks.Group) words.Append(c);
            else if (Sign(c) is { } stop) Append(words, stop);
        }
        while (words.Length > 0 && words[^1] is '，' or '、' or '：' or '；' or FigureMarks.Group) words.Length--;
        if (words.Length > 0 && !ChineseBreaths.Ends(words[^1])) words.Append('。');
        return words.ToString();
    }

    private string Letter(char c) => Table.Letters.GetValueOrDefault(char.ToUpperInvariant(c).ToString(), "");

    /// <summary>The sign as it is heard; null for what is not.</summary>
    private static char? Sign(char c) => c switch
    {
        '。' or '\n' => '。',
        '？' or '?' => '？',
        '！' or '!' => '！',
        '；' or ';' => '；',
        '：' or ':' => '：',
        '、' or '·' or '・' => '、',
        '，' or ',' or '（' or '）' or '(' or ')' or '【' or '】' or '[' or ']' => '，',
        '…' or '—' or '｜' or '|' or FigureMarks.Clause => '，',
        _ => null,
    };

    /// <summary>Of signs in a row the strongest is left.</summary>
    private static void Append(StringBuilder words, char sign)
    {
        if (words.Length == 0) return;
        var last = words.Length - 1;
        if (words[last] == FigureMarks.Group) last--;
        if (!ChineseBreaths.IsSign(words[last])) words.Append(sign);
        else if (Strength(sign) > Strength(words[last])) words[last] = sign;
    }

    private static int Strength(char sign) => sign switch { '、' => 0, '，' => 1, '：' => 2, '；' => 3, _ => 4 };

    private string Plain(int number) => numbers.Count(number, counts: false);

    private char Year => Table["year"][0];

    private char Nth => Table["nth"][0];
}
