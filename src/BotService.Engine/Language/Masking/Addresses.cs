using System.Buffers;
using System.Text.RegularExpressions;

namespace BotService.Engine.Language.Masking;

/// <summary>
/// Street addresses. A Chinese one is found by a house, lane or alley number after a road or a place name and then read
/// back to where it begins; how far back is bounded, so the time is linear.
/// </summary>
internal static class Addresses
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int FarthestBack = 50;
    private const int FarthestOn = 40;

    private static readonly SearchValues<string> Places = SearchValues.Create(
    [
        "台北", "臺北", "新北", "桃園", "台中", "臺中", "台南", "臺南", "高雄", "基隆", "新竹", "嘉義", "苗栗", "彰化", "南投", "雲林", "屏東",
        "宜蘭", "花蓮", "台東", "臺東", "澎湖", "金門", "連江", "馬祖",
    ],
    StringComparison.Ordinal);

    private static readonly SearchValues<char> RoadEnds = SearchValues.Create("路街段巷村里鄰");

    private static readonly Regex House = new(@"[0-9十百]+(?:\s?[-之]\s?[0-9十百]+)*\s?[號号巷弄]", Linear);

    private static readonly Regex Rest = new(
        @"^(?:[\s,，]?(?:[-之]\s?[0-9十百]+|(?:地下)?\s?[0-9十百]+(?:[-之][0-9十百]+)*\s?[號号巷弄衖樓楼室fF]|B[0-9]|地下室))*", Linear);

    private static readonly Regex District = new(@"[\u4e00-\u9fff0-9]{1,3}[區鄉鎮市]", Linear);

    private static readonly Regex English = new(
        @"(?:\bno\.?\s?[0-9]{1,5}(?:-[0-9]{1,4})?,?\s(?:[a-z][a-z0-9'.-]*,?\s){1,5}|\b[0-9]{1,5}(?:-[0-9]{1,4})?,?\s(?:[a-z][a-z'.-]*\s){1,2})"
        + @"(?:road|rd|street|st|avenue|ave|lane|ln|alley|aly|boulevard|blvd)\b\.?"
        + @"(?:,?\s(?:sec(?:tion)?\.?\s?[0-9]{1,2}|[a-z]+(?:\s[a-z]+)?\s(?:dist(?:rict)?|city|county|township)\b\.?))*",
        Linear | RegexOptions.IgnoreCase);

    public static void Find(string text, List<Span> spans)
    {
        foreach (Match match in English.Matches(text))
            spans.Add(new Span(match.Index, match.Index + match.Length, Kinds.Address));

        var covered = 0;
        foreach (Match house in House.Matches(text))
        {
            if (house.Index >= covered && Start(text, house.Index, covered) is { } start)
            {
                var end = house.Index + house.Length;
                end += Rest.Match(text.Substring(end, Math.Min(FarthestOn, text.Length - end))).Length;
                spans.Add(new Span(start, end, Kinds.Address));
                covered = end;
            }
        }
    }

    /// <summary>
    /// Where the address before a house number begins; null when there is no road or place, so that 3號 alone is left.
    /// </summary>
    private static int? Start(string text, int house, int notBefore)
    {
        var from = house;
        while (from > notBefore && house - from < FarthestBack && !"，。；！？,;!?\n".Contains(text[from - 1])) from--;

        var before = text.AsSpan(from, house - from);
        var place = before.IndexOfAny(Places);
        var road = Math.Max(before.LastIndexOfAny(RoadEnds), before.LastIndexOf("大道"));
        if (place >= 0) return from + PostCode(before, place);

        if (road < 0) return null;

        var start = Math.Max(0, road - 4);
        foreach (var district in District.EnumerateMatches(before))
        {
            start = district.Index < road ? district.Index : start;
            break;
        }

        var leadIn = before[start..road].LastIndexOfAny("在住是於址為:到 ");
        return from + start + leadIn + 1;
    }

    /// <summary>Three to six digits standing right before the place belong to it.</summary>
    private static int PostCode(ReadOnlySpan<char> before, int place)
    {
        var start = place;
        while (start > 0 && place - start < 7 && char.IsAsciiDigit(before[start - 1])) start--;

        return place - start is >= 3 and <= 6 ? start : place;
    }
}
