namespace BotService.Engine.Plans.Reading;

/// <summary>
/// Says which department and which deadline belong to which item where each column kept its empty lines: they stand as far
/// from the top of their column as the item from the top of its own. Where a column begins is not told, so the beginning is
/// taken with which the most entries stand exactly beside an item.
/// </summary>
internal static class RowSharing
{
    /// <returns>False when the rows tell nothing, so that counting has to.</returns>
    public static bool Share(Block block, PlanNode? goesOn, IReadOnlyList<PlanNode> begun, DepartmentNames names)
    {
        if (block.Departments.Count + block.Deadlines.Count == 0) return true;
        if (begun.Count == 0 || block.Texts.Count == 0) return false;
        var column = new RowColumn(block.HasOneTop ? null : block.Texts[0], goesOn, begun);
        if (block.HasOneTop && !(column.StandBeside(block.Departments) && column.StandBeside(block.Deadlines)))
        {
            Group(block.Departments);
            Group(block.Deadlines);
            return false;
        }
        Give(column, [.. block.Departments.Where(d => d.Letters > 0)], "departments", (node, entries) =>
        {
            if (block.HasOneTop && node == goesOn && node.Departments.Count > 0) node.Doubt("departments", "over-page");
            var mine = entries.SelectMany(e => names.Split(e.Raw)).ToList();
            node.Departments = [.. node.Departments.Union(mine)];
            return mine.Distinct().Count() == mine.Count;
        });
        Give(column, block.Deadlines, "deadline", (node, entries) =>
        {
            if (block.HasOneTop && node == goesOn && !string.IsNullOrEmpty(node.Deadline)) node.Doubt("deadline", "over-page");
            var mine = entries.Select(e => e.Raw).ToList();
            node.Deadline = string.Join(' ', new[] { node.Deadline }.Concat(mine)
                .Where(d => !string.IsNullOrEmpty(d)).Distinct());
            return mine.Distinct().Count() == mine.Count;
        });
        return true;
    }

    /// <param name="give">Gives an item its entries; false when they can hardly be all its own.</param>
    private static void Give(
        RowColumn column, IReadOnlyList<MarginEntry> entries, string part, Func<PlanNode, List<MarginEntry>, bool> give)
    {
        if (entries.Count == 0) return;
        var laid = column.Lay(entries);
        for (var i = 0; i < laid.Count; i++)
        {
            var (node, mine, isSure) = laid[i];
            var isWhole = mine.Count == 0 || give(node, mine);
            if (!isSure) node.Doubt(part, "row");
            if (isWhole) continue;
            // The same once more: its row is the next item's, or a row got lost.
            node.Doubt("departments", "twice");
            if (i + 1 < laid.Count) laid[i + 1].Node.Doubt("departments", "twice");
        }
    }

    /// <summary>What stands together without an empty line is one entry: to count, it has to be taken apart by its words.</summary>
    private static void Group(List<MarginEntry> entries)
    {
        var groups = RowColumn.Groups(entries).Select(g => entries[g[0]] with
        {
            Raw = string.Join(' ', g.Select(i => entries[i].Raw)),
        }).ToList();
        entries.Clear();
        entries.AddRange(groups);
    }
}
