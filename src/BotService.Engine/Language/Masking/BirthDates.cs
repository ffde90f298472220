using System.Text.RegularExpressions;

namespace BotService.Engine.Language.Masking;

/// <summary>
/// Dates that are said to be of a birth; other dates are not personal. NonBacktracking keeps the time linear.
/// </summary>
internal static class BirthDates
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant;

    private const string Date =
        @"(?:(?:民國|西元)? {0,2}[0-9十百]{1,5} ?[年./-] ?[0-9十]{1,3} ?[月./-] ?[0-9十]{1,3} ?日?"
        + @"|[0-9]{6,8}|[a-z]{3,9}\.? [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{4}|[0-9]{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? [0-9]{4})";

    private static readonly Regex Labelled = new(
        @"(?:生日|出生(?:年月日|日期)?|生於|誕生|birth(?:day|date)?|born|\bdob\b)[^0-9十\n]{0,12}?(?<date>" + Date + ")", Linear);

    private static readonly Regex Followed = new("(?<date>" + Date + @") ?(?:出生|生[^效])", Linear);

    public static void Find(string text, List<Span> spans)
    {
        if (!text.Contains('生') && !text.Contains("b", StringComparison.OrdinalIgnoreCase)) return;

        foreach (var regex in (Regex[])[Labelled, Followed])
        {
            foreach (Match match in regex.Matches(text + "\n"))
            {
                var date = match.Groups["date"];
                spans.Add(new Span(date.Index, date.Index + date.Length, Kinds.Birth));
            }
        }
    }
}
