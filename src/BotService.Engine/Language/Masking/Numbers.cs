namespace BotService.Engine.Language.Masking;

/// <summary>
/// Finds numbers of eight digits and more, however they are grouped, and shorter ones that a
/// word before them makes personal.
/// </summary>
internal static class Numbers
{
    private const string Separators = " -._()·";
    private const int LongestGap = 3;

    /// <summary>No personal number is longer; what goes on is read as the next number.</summary>
    private const int MostGroups = 64;

    public static void Find(Shadow shadow, List<Span> spans)
    {
        var text = shadow.Text;
        var groups = new List<Group>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            i = Read(text, i, groups);
            while (groups.Count > 0)
            {
                var number = Take(text, groups);
                if (number is not null && NumberKind.Of(shadow, number) is { } span) spans.Add(span);
            }
        }
    }

    /// <summary>Reads groups of digits with short gaps between them, such as (02) 2345-6789.</summary>
    private static int Read(string text, int at, List<Group> groups)
    {
        while (true)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;

            groups.Add(new Group(start, at));
            var next = at;
            while (next < text.Length && next - at < LongestGap && Separators.Contains(text[next])) next++;

            if (next == at || next == text.Length || !char.IsAsciiDigit(text[next]) || groups.Count == MostGroups)
                return at;

            at = next;
        }
    }

    /// <summary>Takes the first number off the groups; null when these were a date, a year or a hotline.</summary>
    private static List<Group>? Take(string text, List<Group> groups)
    {
        if (Harmless(text, groups) is var harmless and > 0)
        {
            groups.RemoveRange(0, harmless);
            return null;
        }

        // Two numbers with a blank between them are taken apart, so that each gets its name and
        // a hotline after a number stays.
        var count = 1;
        for (var digits = groups[0].Length; count < groups.Count && !EndsNumber(text, groups, count, digits); count++)
            digits += groups[count].Length;

        var number = groups.GetRange(0, count);
        groups.RemoveRange(0, count);
        return number;
    }

    private static int Harmless(string text, List<Group> groups)
    {
        for (var count = 1; count <= Math.Min(4, groups.Count); count++)
        {
            if (Blank(text, groups, count) && PublicNumbers.IsHotline(Digits(text, groups, count))) return count;
        }

        // A card number may begin like a hotline or a year.
        var total = groups.Sum(g => g.Length);
        var card = total is >= 13 and <= 19 && groups.Count >= 3 && groups.Take(groups.Count - 1)
            .All(g => g.Length == 4);
        if (!card && Blank(text, groups, 1) && groups.Count == 1 && PublicNumbers.IsYear(Digits(text, groups, 1)))
            return 1;

        if (!card && groups.Count >= 2 && PublicNumbers.IsYear(Digits(text, groups, 1))
            && PublicNumbers.IsYear(text[groups[1].Start..groups[1].End]) && Blank(text, groups, 2))
        {
            return 2;
        }

        return PublicNumbers.IsDate(text, groups) && Blank(text, groups, 3) ? 3 : 0;
    }

    private static bool EndsNumber(string text, List<Group> groups, int count, int digits)
    {
        if (!Blank(text, groups, count)) return false;

        var next = groups[count];
        if (digits >= 8 && Blank(text, groups, count + 1) && PublicNumbers.IsHotline(text[next.Start..next.End]))
            return true;

        var phone = text[groups[0].Start] == '0' && digits is 9 or 10;
        return (phone || (count == 1 && digits >= 8)) && next.Length >= 2
            && (text[next.Start] == '0' || next.Length >= 8);
    }

    /// <summary>After this many groups the numbers end, or a gap with a blank in it follows.</summary>
    private static bool Blank(string text, List<Group> groups, int count) =>
        count == groups.Count
        || (count < groups.Count && text.AsSpan(groups[count - 1].End, groups[count].Start - groups[count - 1].End)
            .Contains(' '));

    private static string Digits(string text, List<Group> groups, int count) =>
        string.Concat(groups.Take(count).Select(g => text[g.Start..g.End]));
}

/// <summary>A run of digits.</summary>
internal readonly record struct Group(int Start, int End)
{
    public int Length => End - Start;
}
