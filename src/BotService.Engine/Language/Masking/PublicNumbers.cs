using System.Globalization;

namespace BotService.Engine.Language.Masking;

/// <summary>Numbers that are nobody's: the published hotlines, years and dates.</summary>
internal static class PublicNumbers
{
    /// <summary>
    /// Taipower, Taiwan Water, citizens' line, anti-fraud, police, fire, suicide prevention, protection; Taipei
    /// Water with and without area code.
    /// </summary>
    private static readonly HashSet<string> Hotlines =
    [
        "1911", "1910", "1999", "165", "110", "119", "1925", "113", "112", "1950", "1922",
        "0287335678", "87335678", "886287335678",
    ];

    public static bool IsHotline(string digits) => Hotlines.Contains(digits);

    public static bool IsYear(string digits) =>
        digits.Length == 4
        && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    /// <summary>Year (西元 or 民國), month and day with the same mark between them.</summary>
    public static bool IsDate(string text, List<Group> groups)
    {
        if (groups.Count < 3 || groups[0].Length is < 2 or > 4 || groups[1].Length > 2 || groups[2].Length > 2
            || groups[1].Start - groups[0].End != 1 || groups[2].Start - groups[1].End != 1)
        {
            return false;
        }

        var mark = text[groups[0].End];
        var year = Value(text, groups[0]);
        return mark is '-' or '.' && text[groups[1].End] == mark && year is (>= 1900 and <= 2100) or (>= 10 and <= 200)
            && Value(text, groups[1]) is >= 1 and <= 12 && Value(text, groups[2]) is >= 1 and <= 31;
    }

    private static int Value(string text, Group group) =>
        int.Parse(text.AsSpan(group.Start, group.Length), NumberStyles.None, CultureInfo.InvariantCulture);
}
