using System.Text.RegularExpressions;
using BotService.Engine.Language.Masking;

namespace BotService.Engine.Language;

/// <summary>
/// Reads telephone numbers of Taiwan as people write them: grouped or not, in full width or numerals, with +886 or 0. Hotlines
/// and free lines are nobody's own.
/// </summary>
public static partial class TelephoneReader
{
    private const string HomeCode = "886";

    public static TelephoneReading Read(string text)
    {
        var plain = Shadow.Of(text).Text;
        var numbers = new List<TelephoneNumber>();
        var rest = Home().Replace(plain, found =>
        {
            var digits = "0" + Digits(found.Groups["own"].Value);
            if (PublicNumbers.IsHotline(digits)) return " ";
            var extension = found.Groups["extension"] is { Success: true } more ? $"#{more.Value}" : "";
            numbers.Add(new TelephoneNumber(digits + extension));
            return " ";
        });
        var foreign = Abroad().IsMatch(rest);
        return new TelephoneReading([.. numbers.Distinct()], foreign, !foreign && Figures().IsMatch(rest));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>A mobile number has ten digits, one of a house nine or ten; 080 lines are free for all.</summary>
    [GeneratedRegex(
        @"(?<![\d+])(?:(?:\+|00)?" + HomeCode + @"[\s-]?\(?0?|\(?0)(?!80[09])"
        + @"(?<own>9(?:[\s-]?\d){8}|[2-8](?:[)\s-]{0,2}\d){7,8})(?!\d)(?:\s?(?:#|ext\.?)\s?(?<extension>\d{1,6}))?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Home();

    [GeneratedRegex(@"(?:\+|(?<!\d)00)\d(?:[\s().-]{0,2}\d){6,}")]
    private static partial Regex Abroad();

    /// <summary>Too long for a year, a house or an hour.</summary>
    [GeneratedRegex(@"\d(?:[\s.-]?\d){4,}")]
    private static partial Regex Figures();
}
