namespace BotService.Engine.Plans.Reading;

/// <summary>
/// Which ways of numbering are headings in this plan, and in which order, learnt from where they stand: headings stand in
/// cells with text to their right.
/// </summary>
internal sealed class HeadingOrder
{
    private const int PlainStrategy = 1000, PlainMeasure = 2000;
    private readonly List<MarkClass> ranks = [];
    private readonly Dictionary<MarkClass, (int Heads, int Texts)> seen = [];

    public int LabelRank => int.MaxValue - 1;

    /// <summary>Tells of one mark, in the order of the plan.</summary>
    public void Learn(MarkClass kind, bool asHeading)
    {
        var (heads, texts) = seen.GetValueOrDefault(kind);
        seen[kind] = asHeading ? (heads + 1, texts) : (heads, texts + 1);
        if (asHeading && !ranks.Contains(kind)) ranks.Add(kind);
    }

    /// <summary>Whether a mark is a heading's wherever it stands (true), an item's (false), or its place decides (null).</summary>
    public bool? IsHeading(MarkClass kind)
    {
        var (heads, texts) = seen.GetValueOrDefault(kind);
        return heads >= 3 * Math.Max(texts, 1) ? true : texts >= 3 * Math.Max(heads, 1) || heads == 0 ? false : null;
    }

    public int RankOf(PlanMark? mark, int column, bool hasStrategy)
    {
        var strategy = ranks.IndexOf(MarkClass.NumeralInBrackets);
        if (mark is { } m) return ranks.IndexOf(m.Class) is >= 0 and var rank ? rank * 10 : ranks.Count * 10;
        // Without a number the column says which; the narrowest heading is the likeliest.
        return column == 1 || !hasStrategy ? strategy >= 0 ? strategy * 10 : PlainStrategy
            : ranks.IndexOf(MarkClass.Digit) is >= 0 and var digit && digit > strategy ? digit * 10 : PlainMeasure;
    }

    public PlanItemKind KindOf(int rank)
    {
        if (rank == PlainStrategy) return PlanItemKind.Strategy;
        if (rank == PlainMeasure) return PlanItemKind.Measure;
        var strategy = ranks.IndexOf(MarkClass.NumeralInBrackets);
        if (strategy < 0) strategy = 1;
        return (rank / 10).CompareTo(strategy) switch
        {
            < 0 => PlanItemKind.Perspective, 0 => PlanItemKind.Strategy, _ => PlanItemKind.Measure,
        };
    }
}
