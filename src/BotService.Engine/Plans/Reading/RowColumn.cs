namespace BotService.Engine.Plans.Reading;

/// <summary>The items of one row of the table, to lay a narrow column beside.</summary>
/// <param name="top">The text that stands at the top; null where all columns are counted from one top.</param>
/// <param name="goesOn">What the page before had begun, at the top.</param>
internal sealed class RowColumn(Segment? top, PlanNode? goesOn, IReadOnlyList<PlanNode> begun)
{
    /// <summary>How far off, in rows, still is beside: half a row is where the middle of two lines is.</summary>
    private readonly double near = top is null ? 0.4 : 0.6;

    /// <summary>By item, in order, its entries and whether the rows settle it.</summary>
    public List<(PlanNode Node, List<MarginEntry> Entries, bool IsSure)> Lay(IReadOnlyList<MarginEntry> entries)
    {
        var tops = begun.Where(n => !begun.Contains(n.Parent!)).ToList();
        var groups = Groups(entries);
        var best = Best(entries, groups);
        if (top is null || best.IsPerfect(tops.Select(t => IndexOf(t)), groups.Select(g => g[0]))) return ByRow(entries, best, tops);
        if (goesOn is null && groups.Count == tops.Count)
            return [.. tops.Select((t, i) => (t, groups[i].Select(g => entries[g]).ToList(), true))];
        if (goesOn is null && entries.Count == tops.Count)
        {
            var same = entries.Select(e => e.Raw).Distinct().Count() == 1;
            return [.. tops.Select((t, i) => (t, new List<MarginEntry> { entries[i] }, same))];
        }
        return ByRow(entries, best, tops);
    }

    /// <summary>Whether the columns have one top, and each group of these entries stands where an item begins.</summary>
    public bool StandBeside(IReadOnlyList<MarginEntry> entries)
    {
        if (entries.Count == 0) return true;
        var groups = Groups(entries);
        return Best(entries, groups).IsPerfect([], groups.Select(g => g[0]));
    }

    private List<(PlanNode, List<MarginEntry>, bool)> ByRow(IReadOnlyList<MarginEntry> entries, Laid laid, List<PlanNode> tops)
    {
        var given = begun.ToDictionary(n => n, _ => new List<int>());
        var before = new List<MarginEntry>();
        for (var i = 0; i < entries.Count; i++)
        {
            var at = Array.FindLastIndex(laid.Starts, s => s <= laid.Offsets[i] + near);
            if (at < 0 && goesOn is not null) before.Add(entries[i]);
            else given[begun[Math.Max(at, 0)]].Add(i);
        }
        var found = begun.Select((n, at) => (n, given[n].Select(i => entries[i]).ToList(),
            given[n].Count == 0 ? !tops.Contains(n)
                : given[n].Any(i => Math.Abs(laid.Offsets[i] - laid.Starts[at]) < near))).ToList();
        if (before.Count > 0) found.Insert(0, (goesOn!, before, true));
        return found;
    }

    private int IndexOf(PlanNode node) => begun.ToList().IndexOf(node);

    /// <summary>Entries that no empty line parts.</summary>
    public static List<List<int>> Groups(IReadOnlyList<MarginEntry> entries)
    {
        var groups = new List<List<int>>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (i == 0 || entries[i].Position - entries[i - 1].Position > 1.5) groups.Add([]);
            groups[^1].Add(i);
        }
        return groups;
    }

    /// <summary>The beginning of the column with which most entries stand beside an item: by rows, or by lines of the file.</summary>
    private Laid Best(IReadOnlyList<MarginEntry> entries, List<List<int>> groups)
    {
        if (top is null)
        {
            var at = begun.Select(n => n.Segment!.Position).ToArray();
            var above = goesOn is not null && entries[0].Position < at[0] - near ? [entries[0].Position] : Array.Empty<double>();
            return new(at, [.. entries.Select(e => e.Position)], [.. above, .. at], groups, near);
        }
        Laid? best = null;
        foreach (var byLines in new[] { false, true })
        {
            double At(double row, int line) => byLines ? line / 2.0 : row;
            var origin = At(top.Position, top.Lines.First);
            var starts = begun.Select(n => At(n.Segment!.Position, n.Segment.Lines.First) - origin).ToArray();
            var anchors = goesOn is null ? starts : [0, .. starts];
            var places = entries.Select(e => At(e.Position, e.Line)).ToArray();
            foreach (var begin in anchors.Append(0).SelectMany(s => new[] { places[0] - s, places[^1] - s }).Distinct())
            {
                var offsets = places.Select(p => p - begin).ToArray();
                if (offsets[0] < -1.1) continue;
                var laid = new Laid(starts, offsets, anchors, groups, near);
                if (best is null || laid.Worth > best.Worth + 0.001) best = laid;
            }
        }
        return best!;
    }

    /// <summary>One way to lay the column.</summary>
    /// <param name="Anchors">Where entries may begin: at items, and at the top when an item goes on there.</param>
    private sealed record Laid(double[] Starts, double[] Offsets, double[] Anchors, List<List<int>> Groups, double Near)
    {
        public double Worth { get; } = Starts.Count(s => Offsets.Any(o => Math.Abs(o - s) < Near))
            + 0.9 * Groups.Count(g => Anchors.Any(s => Math.Abs(Offsets[g[0]] - s) < Near))
            + 0.05 * Offsets.Count(o => Anchors.Any(s => Math.Abs(o - s) < 0.1));

        /// <summary>Whether each of these items has an entry at its height, and each group of entries stands beside an item.</summary>
        public bool IsPerfect(IEnumerable<int> items, IEnumerable<int> heads) =>
            items.All(i => Offsets.Any(o => Math.Abs(o - Starts[i]) < Near))
            && heads.All(h => Anchors.Any(s => Math.Abs(Offsets[h] - s) < Near));
    }
}
