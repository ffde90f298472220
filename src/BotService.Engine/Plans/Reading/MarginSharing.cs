namespace BotService.Engine.Plans.Reading;

/// <summary>
/// Says which department and which deadline belong to which item where a cell only lists them: by counting, so that as many
/// stand there as items begin. Where the counts do not settle it, the likeliest is taken and said to be unsure.
/// </summary>
internal static class MarginSharing
{
    /// <param name="goesOn">The item that the page before had begun; null when none goes on.</param>
    /// <param name="begun">The items that begin here, in order.</param>
    public static void Share(Block block, PlanNode? goesOn, IReadOnlyList<PlanNode> begun, DepartmentNames names)
    {
        var deadlines = block.Deadlines.SelectMany(d => d.Raw.Length == 0 ? [""] : Deadlines.Split(d.Raw)).ToList();
        var parts = block.Departments.Where(d => d.Raw.Length > 0).Select(d => names.Split(d.Raw))
            .Where(p => p.Count > 0).ToList();
        if (deadlines.Count == 0 && parts.Count == 0) return;

        // An empty deadline beside the first department: both belong to what the page before began.
        if (goesOn is not null && deadlines.Count > 0 && deadlines[0].Length == 0 && parts.Count > 1)
        {
            Add(goesOn, parts[0]);
            parts.RemoveAt(0);
            deadlines.RemoveAt(0);
        }
        deadlines.RemoveAll(d => d.Length == 0);
        if (begun.Count == 0)
        {
            if (goesOn is null) return;
            Add(goesOn, [.. parts.SelectMany(p => p)]);
            goesOn.Deadline = Joined([goesOn.Deadline, .. deadlines]);
            if (parts.Count + deadlines.Count > 0) goesOn.Doubt("departments", "over-page");
            return;
        }

        var (units, settled) = Units(begun, parts, deadlines.Count, names);
        // Where it is not even settled which items have entries of their own, none of them is certain.
        if (!settled && parts.Count > 0)
            foreach (var other in begun.Except(units).Where(n => n.Kind != PlanItemKind.Paragraph)) other.Doubt("departments", "count");
        ShareDeadlines(units, deadlines, settled);
        ShareDepartments(units, parts, settled, names);
        // What the page before left without a department may have it here, before that of the first that begins here.
        if (goesOn is not null && goesOn != units[0] && units[0].Departments.Count > 1 && parts.Count == 1
            && (goesOn.Departments.Count == 0 || goesOn.IsDoubted("departments"))) units[0].Doubt("departments", "over-page");
    }

    /// <summary>Which of the items have entries of their own: those without parts, or the widest, or all.</summary>
    private static (IReadOnlyList<PlanNode> Units, bool Settled) Units(
        IReadOnlyList<PlanNode> begun, List<List<string>> parts, int deadlines, DepartmentNames names)
    {
        var leaves = begun.Where(n => !n.Children.Any(begun.Contains)).ToList();
        var tops = begun.Where(n => n.Parent is null || !begun.Contains(n.Parent) && !IsNarrower(n, begun)).ToList();
        var ways = new List<IReadOnlyList<PlanNode>> { leaves };
        foreach (var way in new[] { tops, begun })
            if (way.Count > 0 && !ways.Any(w => w.SequenceEqual(way))) ways.Add(way);
        var fitting = ways.Where(w => (deadlines == 0 || w.Count == deadlines)
            && (parts.Count == 0 || DepartmentGroups.Share(parts, w.Count, names) is not null)).ToList();
        // One deadline for all may be written once less than there are items.
        if (fitting.Count == 0 && parts.Count > 0)
            fitting = [.. ways.Where(w => deadlines < w.Count
                && DepartmentGroups.Share(parts, w.Count, names) is { Settled: true })];
        if (fitting.Count == 0) fitting = [.. ways.Where(w => w.Count == deadlines || w.Count == parts.Count)];
        return fitting.Count switch { 0 => (tops, false), 1 => (fitting[0], true), _ => (fitting[0], false) };
    }

    private static bool IsNarrower(PlanNode node, IReadOnlyList<PlanNode> begun) =>
        begun.Any(other => Depth(other) < Depth(node));

    private static int Depth(PlanNode node) => node.Parent is { } parent ? 1 + Depth(parent) : 0;

    private static void ShareDeadlines(IReadOnlyList<PlanNode> units, List<string> deadlines, bool settled)
    {
        if (deadlines.Count == 0) return;
        var same = deadlines.Select(PlanText.Bare).Distinct().Count() == 1;
        for (var i = 0; i < units.Count; i++)
        {
            units[i].Deadline = deadlines.Count == units.Count ? deadlines[i] : deadlines[i * deadlines.Count / units.Count];
            if (!same && (deadlines.Count != units.Count || !settled)) units[i].Doubt("deadline", "count");
        }
    }

    private static void ShareDepartments(IReadOnlyList<PlanNode> units, List<List<string>> parts, bool settled,
        DepartmentNames names)
    {
        if (parts.Count == 0) return;
        if (units.Count == 1 && parts.Count == 1)
        {
            units[0].Departments = [.. parts[0].Distinct()];
            if (parts[0].Distinct().Count() != parts[0].Count) units[0].Doubt("departments", "twice");
            else if (!settled) units[0].Doubt("departments", "count");
            return;
        }
        if (parts.Count == units.Count)
        {
            // One of them twice in a paragraph belongs to two items, so that the paragraphs cannot be one for each.
            settled &= parts.TrueForAll(p => p.Distinct().Count() == p.Count);
            for (var i = 0; i < units.Count; i++)
            {
                units[i].Departments = [.. parts[i].Distinct()];
                if (!settled) units[i].Doubt("departments", "count");
            }
            return;
        }
        if (DepartmentGroups.Share(parts, units.Count, names) is { } shared)
        {
            for (var i = 0; i < units.Count; i++)
            {
                units[i].Departments = shared.Groups[i];
                if (!shared.Settled || !settled) units[i].Doubt("departments", "cell-shared");
            }
            return;
        }
        Spread(units, parts);
    }

    /// <summary>Fewer or more than items: each takes the one at its height, and is unsure unless all are the same.</summary>
    private static void Spread(IReadOnlyList<PlanNode> units, List<List<string>> parts)
    {
        var same = parts.Count > units.Count && parts.Select(p => string.Join(' ', p)).Distinct().Count() == 1;
        for (var i = 0; i < units.Count; i++)
        {
            units[i].Departments = [.. parts[Math.Min(i * parts.Count / units.Count, parts.Count - 1)].Distinct()];
            if (!same) units[i].Doubt("departments", "count");
        }
    }

    private static void Add(PlanNode node, List<string> departments) =>
        node.Departments = [.. node.Departments.Union(departments)];

    private static string? Joined(IEnumerable<string?> deadlines) =>
        deadlines.Where(d => !string.IsNullOrEmpty(d)).Distinct().ToList() is { Count: > 0 } some ? string.Join(' ', some) : null;
}
