namespace BotService.Engine.Plans.Reading;

/// <summary>
/// Reads a table that its file took apart: on each page one row's cells after the other, each from the top to the bottom,
/// with its empty lines. Narrow lines are headings, wide ones text, and after them come departments and deadlines.
/// </summary>
internal sealed class ColumnsReader(HeadingOrder order)
{
    /// <param name="heads">How many characters the heads and page numbers have.</param>
    public List<Block> Blocks(IReadOnlyList<SourceLine> lines, out int heads)
    {
        var rows = ColumnRow.Of(lines, out heads);
        var wide = ColumnRow.WideFrom(rows);
        // Where the file dropped every empty line, only counting is left.
        var hasRows = rows.Exists(r => r.IsBlank);
        var blocks = new List<Block>();
        foreach (var page in rows.GroupBy(r => r.Page))
            foreach (var part in ColumnRow.Parts([.. page], wide))
                blocks.Add(new ColumnBlock(order, wide, hasRows).Of(part, beginsPage: blocks.Count > 0 && part.IsFirstOfPage));
        return blocks;
    }
}
