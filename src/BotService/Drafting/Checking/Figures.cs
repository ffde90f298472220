using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Engine.Language;

namespace BotService.Drafting.Checking;

/// <summary>A number, day, time or telephone number of a text.</summary>
/// <param name="Kind"><c>date</c>, <c>time</c>, <c>telephone</c>, <c>amount</c> or <c>number</c>.</param>
/// <param name="Unit">What it counts; empty when nothing says so.</param>
/// <param name="Text">As it was written.</param>
internal readonly record struct StatedFigure(string Kind, string Value, string Unit, string Text);

/// <summary>
/// Reads the figures of a text: 1,000, 1000, 1千 and 一千 are one number, 5個工作天 and five working days one time.
/// </summary>
internal sealed partial class Figures(ClaimWords words)
{
    private const int Founded = 1911;
    private const string Money = "money";

    private static readonly string[] Durations =
        ["working-day", "calendar-day", "day", "month", "month-of-year", "year", "week", "hour", "minute", "oclock",
            "billing-period"];

    /// <param name="narrow">As <see cref="Folding.Narrow"/> gives it.</param>
    public List<StatedFigure> Read(string narrow)
    {
        var found = new List<StatedFigure>();
        narrow = ListNumber().Replace(narrow, m => new string(' ', m.Length));
        foreach (var idiom in words["idioms"])
            narrow = narrow.Replace(idiom, new string('\n', idiom.Length), StringComparison.Ordinal);
        narrow = Take(narrow, Day(), "date", found, m => string.Join('-',
            new[] { m.Groups[1], m.Groups[2], m.Groups[3] }
                .Select((g, i) => i == 0 ? Year(Whole(g.Value)) : Whole(g.Value))));
        narrow = Take(narrow, Clock(), "time", found, m => $"{Whole(m.Groups[1].Value)}:{m.Groups[2].Value}");
        narrow = Take(narrow, Telephone(), "telephone", found, m => NotDigit().Replace(m.Value, ""));
        Numbers(narrow, found);
        return found;
    }

    private static string Take(
        string text, Regex form, string kind, List<StatedFigure> found, Func<Match, string> valueOf) =>
        form.Replace(text, m =>
        {
            found.Add(new StatedFigure(kind, valueOf(m), "", m.Value.Trim()));
            return new string(' ', m.Length);
        });

    private void Numbers(string text, List<StatedFigure> found)
    {
        var open = new List<(StatedFigure Figure, int End)>();
        for (var at = 0; at < text.Length;)
        {
            if (One(text, at, out var value, out var sure) is not (> 0 and var length))
            {
                at++;
                continue;
            }
            var end = at + length;
            var (unit, written) = UnitAt(text, end, at);
            // A single sign or word is a number only where it counts something.
            if (sure || unit.Length > 0)
            {
                var kind = unit == Money ? "amount" : Durations.Contains(unit) ? "time" : "number";
                var figure = new StatedFigure(
                    kind, value.ToString("0.####", CultureInfo.InvariantCulture), unit, text[at..written].Trim());
                // 「3 到 5 天」: what the second counts, the first counts too.
                if (unit.Length > 0 && open is [.., ({ Unit: "" } before, var until)]
                    && Range().IsMatch(text[until..at]))
                    open[^1] = (before with { Unit = unit, Kind = kind }, until);
                open.Add((figure, written));
            }
            at = Math.Max(end, unit.Length > 0 ? written : end);
        }
        found.AddRange(open.Select(o => o.Figure));
    }

    /// <returns>How many signs at this place are a number; 0 for none.</returns>
    /// <param name="sure">It is one whatever follows.</param>
    private int One(string text, int at, out decimal value, out bool sure)
    {
        (value, sure) = (0, true);
        if (Digits().Match(text, at) is { Success: true } m && m.Index == at && m.Length <= 18)
        {
            value = decimal.Parse(m.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            var length = m.Length;
            while (at + length < text.Length && value < 1_000_000_000
                && Numerals.Multiplier(text[at + length]) is > 0 and var times)
                (value, length) = (value * times, length + 1);
            return length;
        }
        if (Numerals.RepublicanYear(text.AsSpan(at), out var year) is > 0 and var years)
        {
            value = year;
            return years;
        }
        if (Numerals.Number(text.AsSpan(at), out var number) is > 0 and var signs)
        {
            value = number;
            return signs;
        }
        sure = false;
        if (Numerals.Digit(text[at]) is >= 0 and var digit)
        {
            value = digit;
            return 1;
        }
        if (at > 0 && char.IsAsciiLetter(text[at - 1]) || !char.IsAsciiLetter(text[at])) return 0;
        var word = Word().Match(text, at).Value;
        if (!words.Numerals.TryGetValue(word, out var named)) return 0;
        value = named;
        return word.Length;
    }

    /// <returns>The unit after a number, or money before it, and where it ends.</returns>
    private (string Unit, int End) UnitAt(string text, int end, int start)
    {
        var at = end;
        while (at < text.Length && text[at] is ' ' or '-' && at - end < 2) at++;
        foreach (var (written, unit) in words.Units)
        {
            if (string.CompareOrdinal(text, at, written, 0, written.Length) == 0
                && !(char.IsAsciiLetter(written[^1]) && at + written.Length < text.Length
                    && char.IsAsciiLetter(text[at + written.Length])))
                return (unit, at + written.Length);
        }
        var before = text[..start].TrimEnd();
        return words["money"].Any(m => before.EndsWith(m, StringComparison.Ordinal)) ? (Money, end) : ("", end);
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>A year of less than four digits is one of the Republic.</summary>
    private static int Year(int year) => year < 1000 ? year + Founded : year;

    [GeneratedRegex(@"^[ \t]*[(]?[0-9]{1,2}[.)、](?=\D)|\[[0-9]{1,2}\]", RegexOptions.Multiline)]
    private static partial Regex ListNumber();

    [GeneratedRegex(@"(?<![\d-])([0-9]{2,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![\d-])")]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<!\d)([0-9]{1,2}):([0-9]{2})(?!\d)")]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"[(]?0[0-9]{1,3}[)]?[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?:[ ]?(?:#|ext)[0-9]+)?|[0-9]{4,}-[0-9]{3,}(?:-[0-9]+)?")]
    private static partial Regex Telephone();

    [GeneratedRegex(@"[^0-9]")]
    private static partial Regex NotDigit();

    [GeneratedRegex(@"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")]
    private static partial Regex Digits();

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*\S{1,3}\s*\z")]
    private static partial Regex Range();
}
