namespace BotService.Review.Learning;

/// <summary>All that people judged, from every source.</summary>
internal sealed class ReviewedQuestions(IEnumerable<ILabelledSource> sources)
{
    /// <summary>Whose word counts most, first.</summary>
    private static readonly string[] Weight = ["mark", "miss", "chip"];

    /// <summary>
    /// Each text once, oldest first: what staff said counts before what a citizen chose, and the latest word before
    /// earlier ones.
    /// </summary>
    public async Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel)
    {
        var all = await AllAsync(from, before, cancel);
        return [.. all.GroupBy(q => q.Text.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(same => same.OrderBy(Place).ThenByDescending(q => q.At).First())
            .OrderBy(q => q.At).ThenBy(q => q.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every judgement, whether or not another is of the same text.</summary>
    public async Task<IReadOnlyList<LabelledQuestion>> AllAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel)
    {
        var all = new List<LabelledQuestion>();
        foreach (var source in sources) all.AddRange(await source.ReadAsync(from, before, cancel));
        return all;
    }

    private static int Place(LabelledQuestion question) =>
        Array.IndexOf(Weight, question.Source) is >= 0 and var place ? place : Weight.Length;
}
