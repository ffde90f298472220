namespace BotService.Engine.Plans.Difference;

/// <summary>Makes pairs of what was found to belong together, and says of each what became of it.</summary>
internal sealed class PlanPairing(PlanOutline olds, PlanOutline news, PlanAlignment match, PlanChanges changes)
{
    /// <param name="merged">Old items that are a part of a new one.</param>
    /// <param name="split">New items that are a part of an old one.</param>
    public IReadOnlyList<PlanPair> Of(Dictionary<int, int> merged, Dictionary<int, int> split)
    {
        var pairs = new List<(double Order, PlanPair Pair)>();
        for (var j = 0; j < news.Words.Count; j++)
            if (match.Back[j] is >= 0 and var i)
                pairs.Add((j, Pair(i, j, [.. Keys(merged, j)], [.. Keys(split, i)])));
            else if (!split.ContainsKey(j))
                pairs.Add((j, new PlanPair(PlanClass.New, [], [news.Words[j].Item], [], 0)));
        var order = -1.0;
        for (var i = 0; i < olds.Words.Count; i++)
        {
            if (match.Partner[i] >= 0) order = match.Partner[i];
            else if (!merged.ContainsKey(i))
                pairs.Add((order + 0.5, new PlanPair(PlanClass.Dropped, [olds.Words[i].Item], [], [], 0)));
        }

        return [.. pairs.OrderBy(p => p.Order).Select(p => p.Pair)];
    }

    private PlanPair Pair(int i, int j, List<int> moreOlds, List<int> moreNews)
    {
        List<PlanWords> before = [olds.Words[i], .. moreOlds.Select(o => olds.Words[o])];
        List<PlanWords> after = [news.Words[j], .. moreNews.Select(n => news.Words[n])];
        return new(
            ClassOf(before, after), [.. before.Select(w => w.Item)], [.. after.Select(w => w.Item)], changes.Between(before, after),
            Math.Round(match.Likeness(i, j), 2));
    }

    private static PlanClass ClassOf(List<PlanWords> before, List<PlanWords> after) =>
        after.Count > before.Count ? PlanClass.Split
        : before.Count > 1 ? PlanClass.Merged
        : before[0].Item.Path != after[0].Item.Path ? PlanClass.Moved
        : before[0].Plain == after[0].Plain ? PlanClass.Same
        : PlanClass.Reworded;

    private static IEnumerable<int> Keys(Dictionary<int, int> parts, int whole) =>
        parts.Where(p => p.Value == whole).Select(p => p.Key).Order();
}
