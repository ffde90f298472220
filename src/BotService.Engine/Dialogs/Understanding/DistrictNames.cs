using BotService.Engine.Knowledge;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>
/// The names of counties and districts, with who supplies there. A district's bare name (「三重」, 「淡水」) is a word of
/// other things too: it counts behind its county, after a word of living there, or as an answer to where that is.
/// </summary>
internal static class DistrictNames
{
    /// <summary>What stands for a place that two suppliers share, and for a name that two places share.</summary>
    public const string Either = "?", Open = "";

    private const int ShortestBare = 2;

    /// <param name="living">What says that somebody lives there, standing before the name.</param>
    /// <param name="asked">Where it is was asked: bare names count.</param>
    public static IEnumerable<(string Name, string Supplier)> Of(
        IReadOnlyList<County> counties, string supply, IReadOnlyList<string> living, bool asked)
    {
        var all = counties.Where(c => c.Suppliers.ContainsKey(supply))
            .SelectMany(c => Names(c, c.Suppliers[supply], living, asked));
        return all.GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Select(
            g => (g.Key, g.Select(n => n.Supplier).Distinct().ToList() is [var one] ? one : Open));
    }

    private static IEnumerable<(string Name, string Supplier)> Names(
        County county, string supplier, IReadOnlyList<string> livingWords, bool asked)
    {
        foreach (var name in county.Names) yield return (name, county.Either.Count > 0 ? Either : supplier);
        foreach (var (full, english) in county.Districts)
        {
            var who = county.Either.Contains(full) ? Either : supplier;
            var bare = full[..^1];
            var (isBare, kind) = (bare.Length >= ShortestBare, full[^1] == '區' ? "District" : "Township");
            yield return (full, who);
            yield return ($"{english} {kind}", who);
            foreach (var name in county.Names)
            {
                yield return (name + full, who);
                if (isBare) yield return (name + bare, who);
            }
            if (!isBare) continue;
            foreach (var living in livingWords) yield return (living + bare, who);
            if (!asked) continue;
            yield return (bare, who);
            yield return (english, who);
        }
    }
}
