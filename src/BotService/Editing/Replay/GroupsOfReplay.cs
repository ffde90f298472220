namespace BotService.Editing.Replay;

/// <summary>Differences put together by likeness, in the order in which they came.</summary>
/// <param name="expects">The entries that the draft was meant to change.</param>
internal sealed class GroupsOfReplay(IReadOnlySet<string> expects)
{
    private readonly Dictionary<string, ReplayGroup> groups = new(StringComparer.Ordinal);

    /// <summary>How many sentences are answered as before, on every day.</summary>
    public int Same { get; private set; }

    /// <summary>
    /// Those that matter most first: nothing said any more, then as <see cref="ReplayKind.All"/> has them.
    /// </summary>
    public IReadOnlyList<ReplayGroup> All => [.. groups.Values
        .OrderBy(g => g.IsExpected).ThenBy(g => ReplayKind.All.ToList().IndexOf(g.Kind)).ThenByDescending(g => g.Count)
        .ThenBy(g => g.Id, StringComparer.Ordinal)];

    /// <param name="said">How many sentences were said.</param>
    public void Add(int said, IReadOnlyList<(ReplayDifference Difference, string Example)> differences)
    {
        Same += said - Math.Min(said, differences.Select(d => d.Example).Distinct().Count());
        // What differs in the same way on several days counts once.
        foreach (var (id, (difference, example)) in differences.Select(d => (Differing.IdOf(d.Difference), d)).DistinctBy(d => (d.Item1, d.d.Example)))
        {
            groups[id] = groups.TryGetValue(id, out var group)
                ? group with { Count = group.Count + 1 }
                : new ReplayGroup(id, difference.Kind, 1, IsExpected(difference), difference, example);
        }
    }

    /// <summary>That something is not answered any more is never meant.</summary>
    private bool IsExpected(ReplayDifference difference) => difference.Kind != ReplayKind.Refused
        && difference.New.Entries.Count > 0 && difference.New.Entries.Concat(
            difference.Kind == ReplayKind.Entry ? [] : difference.Old.Entries).All(expects.Contains);
}
