namespace BotService.Engine.Plans.Reading;

/// <summary>Departments that stand in a row, shared out to the items beside them.</summary>
internal static class DepartmentGroups
{
    /// <summary>All ways to cut the parts into as many groups as there are items; the likeliest of them.</summary>
    /// <param name="parts">What surely stands together in order: the paragraphs of a cell, or the cell as one.</param>
    /// <returns>The groups, and whether there is only one way; null when there is none.</returns>
    public static (List<List<string>> Groups, bool Settled)? Share(IReadOnlyList<List<string>> parts, int items,
        DepartmentNames names)
    {
        var words = parts.SelectMany(p => p).ToList();
        if (items <= 0 || words.Count < items) return null;
        var breaks = new HashSet<int>();
        var at = 0;
        foreach (var part in parts) breaks.Add(at += part.Count);

        // ways[n, i]: how many ways there are to make n groups of the first i words; best: the likeliest's worth and its last cut.
        var ways = new long[items + 1, words.Count + 1];
        var best = new (double Worth, int Cut)[items + 1, words.Count + 1];
        ways[0, 0] = 1;
        for (var n = 1; n <= items; n++)
        {
            for (var i = n; i <= words.Count; i++)
            {
                best[n, i] = (double.NegativeInfinity, -1);
                for (var cut = i - 1; cut >= n - 1; cut--)
                {
                    if (cut < i - 1 && breaks.Contains(cut + 1)) break;
                    var group = words.GetRange(cut, i - cut);
                    if (!names.MayStandTogether(group)) break;
                    if (ways[n - 1, cut] == 0) continue;
                    ways[n, i] += Math.Min(ways[n - 1, cut], 1000);
                    var worth = best[n - 1, cut].Worth + Math.Log(1 + names.Seen(group));
                    if (worth > best[n, i].Worth) best[n, i] = (worth, cut);
                }
            }
        }
        if (ways[items, words.Count] == 0) return null;
        var groups = new List<List<string>>();
        for (int n = items, end = words.Count; n > 0; n--)
        {
            var cut = best[n, end].Cut;
            groups.Insert(0, words.GetRange(cut, end - cut));
            end = cut;
        }
        return (groups, ways[items, words.Count] == 1);
    }
}
