namespace BotService.Engine.Plans.Difference;

/// <summary>A plan's items with what stands above and below each.</summary>
internal sealed class PlanOutline
{
    /// <summary>A measure with nothing below it that says more than this is done itself.</summary>
    private const int LongestBareHeading = 16;

    private readonly List<List<int>> children;

    public PlanOutline(IReadOnlyList<PlanItem> items, PlanFold fold)
    {
        Words = [.. items.Select(i => new PlanWords(i, fold.Of(i.Text), fold.Plain(i.Text)))];
        Parent = new int[items.Count];
        children = [.. items.Select(_ => new List<int>())];
        for (var i = 0; i < items.Count; i++)
        {
            Parent[i] = i - 1;
            while (Parent[i] >= 0 && !IsAbove(items[Parent[i]], items[i])) Parent[i] = Parent[Parent[i]];
            if (Parent[i] >= 0) children[Parent[i]].Add(i);
        }
    }

    public IReadOnlyList<PlanWords> Words { get; }

    /// <summary>By the item's place in the plan; -1 for none.</summary>
    public int[] Parent { get; }

    public IReadOnlyList<int> Children(int item) => children[item];

    /// <summary>It says what others are about rather than what is done.</summary>
    public bool IsHeading(int item) => Words[item].Item.Kind is var kind && (kind < PlanItemKind.Measure
        || kind == PlanItemKind.Measure && (children[item].Count > 0 || Words[item].Folded.Length <= LongestBareHeading));

    private static bool IsAbove(PlanItem above, PlanItem item) =>
        above.Path.Length < item.Path.Length && item.Path.StartsWith(above.Path, StringComparison.Ordinal);
}
