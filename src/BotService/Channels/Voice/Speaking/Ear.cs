using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Channels.Voice.Speaking;

/// <summary>
/// Puts what is written into words to be heard: figures, units, short names, signs. How each is said is the language's own.
/// </summary>
internal abstract class Ear(SpeechTable table)
{
    protected SpeechTable Table => table;

    /// <param name="said">What was said in full in this reply; added to.</param>
    public string Words(string text, ISet<string> said)
    {
        text = FigureMarks.Beside().Replace(FigureMarks.Halved(text), "");
        text = FigureMarks.Address().Replace(FigureMarks.Bracketed().Replace(text, "$1"), _ => table["address"]);
        text = table.Known.Replace(text, found => Named(found.Value, said));
        return Tidy(Figured(text));
    }

    /// <summary>A whole number as it is counted.</summary>
    public abstract string Count(long number);

    /// <summary>The place in an order.</summary>
    public abstract string Ordinal(int number);

    /// <summary>Digits one by one, in groups as they are written.</summary>
    public string Grouped(string digits) =>
        string.Join(Comma + FigureMarks.Group, Groups(digits).Select(Digits));

    /// <summary>Digits one by one.</summary>
    public abstract string Digits(string digits);

    protected abstract string Comma { get; }

    protected abstract string Date(int year, int month, int day);

    protected abstract string Day(int month, int day);

    protected abstract string Time(int hour, int minute);

    protected abstract string Money(string amount, string scale);

    protected abstract string Fraction(int part, int whole);

    protected abstract string Number(string number, string unit, string text, int at, int end);

    protected abstract string Dash(string text, int at);

    /// <summary>What stands between figures: only letters and signs that can be heard are left.</summary>
    protected abstract string Tidy(string text);

    protected string Figured(string text) => FigureMarks.Pattern().Replace(text, found => Figure(found, text));

    /// <summary>The character at or after a place that is no space; NUL at the end.</summary>
    protected static char Next(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at < text.Length ? text[at] : '\0';
    }

    /// <summary>The character before a place that is no space; NUL at the beginning.</summary>
    protected static char Before(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') at--;
        return at > 0 ? text[at - 1] : '\0';
    }

    private string Named(string found, ISet<string> said)
    {
        if (table.Names.TryGetValue(found, out var name)) return name;
        if (!table.Shorts.TryGetValue(found, out var full))
        {
            said.Add(found);
            return found;
        }
        return said.Add(full) ? full : found;
    }

    private string Figure(Match found, string text)
    {
        var value = found.Value;
        if (found.Groups["date"].Success && Parts(value) is [var year, var month, var day] && IsDay(month, day))
            return Date(year, month, day);
        if (found.Groups["phone"].Success || found.Groups["date"].Success)
            return Telephone(value, Next(text, found.Index + found.Length));
        if (found.Groups["time"].Success && Parts(value) is [var hour, var minute]) return Time(hour, minute);
        if (found.Groups["money"].Success) return Money(found.Groups["amount"].Value, found.Groups["scale"].Value);
        if (found.Groups["fraction"].Success && Parts(value) is [var part, var whole])
            return part < whole && whole <= 10 || !IsDay(part, whole) ? Fraction(part, whole) : Day(part, whole);
        if (found.Groups["ordinal"].Success) return Ordinal(int.Parse(value[..^2], Culture));
        if (found.Groups["dash"].Success) return Dash(text, found.Index);
        var number = found.Groups["number"];
        var unit = found.Groups["unit"].Value;
        if (unit.Length > 0 && !table.Units.ContainsKey(unit.Trim()))
            return Number(number.Value, "", text, found.Index, number.Index + number.Length) + Figured(unit);
        return Number(number.Value, unit.Trim(), text, found.Index, found.Index + found.Length);
    }

    private string Telephone(string written, char next)
    {
        var extension = written.Split('#');
        var spoken = Grouped(extension[0]);
        if (extension.Length > 1) spoken += Comma + table["extension"] + Digits(extension[1]);
        return char.IsLetter(next) && FigureMarks.IsHan(next) ? spoken + Comma : spoken;
    }

    private static IEnumerable<string> Groups(string written)
    {
        var groups = written.Split([' ', '-', '(', ')', '/', '.'], StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length > 1) return groups.SelectMany(group => group.Length <= Longest ? [group] : Even(group));
        var digits = groups.Length == 0 ? "" : groups[0];
        // A mobile's number is four and three and three.
        return digits.Length == 10 && digits.StartsWith("09", StringComparison.Ordinal)
            ? [digits[..4], digits[4..7], digits[7..]] : digits.Length <= 4 ? [digits] : Even(digits);
    }

    /// <summary>Threes; what is left over stands in front with them, so that no digit is alone.</summary>
    private static IEnumerable<string> Even(string digits)
    {
        var at = 0;
        while (digits.Length - at > 4)
        {
            yield return digits.Substring(at, 3);
            at += 3;
        }
        yield return digits[at..];
    }

    private static int[] Parts(string value) =>
        [.. value.Split('-', '/', '.', ':').Select(part => int.Parse(part, Culture))];

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;

    /// <summary>A group up to this long is said in one go.</summary>
    private const int Longest = 4;

    protected static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
}
