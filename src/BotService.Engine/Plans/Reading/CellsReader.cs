namespace BotService.Engine.Plans.Reading;

/// <summary>Reads a table whose rows the file has kept: what stands in a row stands side by side.</summary>
internal sealed class CellsReader(HeadingOrder order)
{
    private const int LongestHeading = 24;
    private bool fromRight;

    /// <summary>Where places on the page are known: the column that holds most of the text; headings stand to its left.</summary>
    private int? textColumn;

    /// <summary>The blocks of the table; rows that repeat its head are left out.</summary>
    /// <param name="heads">How many characters the heads have, repeats with them.</param>
    public List<Block> Blocks(IReadOnlyList<SourceLine> lines, out int heads)
    {
        heads = 0;
        var blocks = new List<Block>();
        var rows = new List<(SourceLine Line, bool BeginsPage)>();
        SourceLine? before = null;
        var afterHead = true;
        foreach (var line in lines.Where(l => l.Letters > 0))
        {
            if (line.Cells is null && TableHead.IsPageNumber(line.Text))
            {
                heads += line.Letters;
                continue;
            }
            if (TableHead.IsHead(line) || afterHead && line.Cells is null && TableHead.IsRest(line.Text))
            {
                fromRight = TableHead.ReadsFromRight(line);
                heads += line.Letters;
                afterHead = true;
                before = line;
                continue;
            }
            rows.Add((line, afterHead || before is not null && (line.Number > before.Number + 1 || line.Page != before.Page)));
            (afterHead, before) = (false, line);
        }
        textColumn = rows.SelectMany(r => r.Line.Cells ?? []).Where(c => c.Tops is not null).GroupBy(c => c.Column)
            .MaxBy(g => g.Sum(c => PlanText.Letters(c.Text)))?.Key;
        foreach (var (line, _) in rows) Learn(Sort(line));
        foreach (var (line, beginsPage) in rows)
        {
            var block = Block(line, beginsPage);
            // Departments alone go on with the row above.
            if (block.IsMarginOnly && blocks.Count > 0 && !beginsPage)
            {
                blocks[^1].Departments.AddRange(block.Departments);
                blocks[^1].Deadlines.AddRange(block.Deadlines);
            }
            else blocks.Add(block);
        }
        return blocks;
    }

    private void Learn(Row row)
    {
        for (var i = 0; i < row.Texts.Count; i++)
        {
            if (i == row.Texts.Count - 1)
            {
                if (Mark(row.Texts[i]) is { } mark) order.Learn(mark.Class, asHeading: false);
                continue;
            }
            foreach (var segment in Segments.OfParagraphs(row.Texts[i].Paragraphs.Select(p => new SourceStretch(p, 0))))
                if (segment.Mark is { } heading) order.Learn(heading.Class, asHeading: true);
        }
    }

    private Block Block(SourceLine line, bool beginsPage)
    {
        var row = Sort(line);
        var isPlaced = row.Texts.Concat(row.Departments).Concat(row.Deadlines).All(c => c.Tops is not null);
        var block = new Block { BeginsPage = beginsPage, HasRows = isPlaced, HasOneTop = isPlaced };
        for (var i = 0; i < row.Texts.Count; i++)
        {
            var cell = row.Texts[i];
            var segments = Segments.OfParagraphs(Pieces(cell, line));
            if (!IsHeading(cell, i, row)) block.Texts.AddRange(segments);
            else block.Headings.AddRange(Headings(segments).Select(s => (s, cell.Column)));
        }
        foreach (var cell in row.Departments) block.Departments.AddRange(Entries(cell, line));
        foreach (var cell in row.Deadlines) block.Deadlines.AddRange(Entries(cell, line));
        return block;
    }

    /// <summary>What goes on over paragraphs of a narrow cell is one heading.</summary>
    private static IEnumerable<Segment> Headings(List<Segment> segments)
    {
        var kept = new List<Segment>();
        foreach (var segment in segments)
        {
            if (segment.Mark is null && kept.Count > 0)
            {
                kept[^1].Pieces.AddRange(segment.Pieces);
                kept[^1].Letters += segment.Letters;
            }
            else kept.Add(segment);
        }
        return kept;
    }

    private bool IsHeading(SourceCell cell, int at, Row row)
    {
        if (textColumn is { } column && cell.Tops is not null) return cell.Column < column;
        var isLast = at == row.Texts.Count - 1;
        if (Mark(cell) is not { } mark)
            return !isLast || row is { Texts.Count: 1, HasMoreColumns: true, Departments.Count: 0 } && cell.Column <= 1;
        // A way of numbering that headings and items share: a heading is short.
        return order.IsHeading(mark.Class)
            ?? (!isLast || row.Texts.Count == 1 && row.Departments.Count == 0 && PlanText.Letters(cell.Text) <= LongestHeading);
    }

    private static PlanMark? Mark(SourceCell cell) => PlanMark.At(cell.Text.TrimStart(), 0, out _);

    private static IEnumerable<SourceStretch> Pieces(SourceCell cell, SourceLine line) => cell.Paragraphs
        .Select((p, i) => new SourceStretch(p, line.Number, cell.Tops?[i] ?? 0));

    private static IEnumerable<MarginEntry> Entries(SourceCell cell, SourceLine line) =>
        cell.Paragraphs.Select((p, i) => new MarginEntry(p.Trim(), line.Number, cell.Tops?[i] ?? 0));

    /// <summary>What each cell of a row is, by what it holds and what stands before it.</summary>
    private Row Sort(SourceLine line)
    {
        var cells = line.Cells ?? [new SourceCell(0, [line.Text])];
        if (fromRight) cells = [.. cells.Reverse().Select(c => c with { Column = cells[^1].Column - c.Column })];
        var row = new Row([], [], [], cells.Count > 2);
        foreach (var cell in cells.Where(c => c.Paragraphs.Any(p => PlanText.Letters(p) > 0) || c.Paragraphs.Count > 1))
        {
            var text = cell.Text;
            var marked = Mark(cell) is not null;
            if (row.Departments.Count > 0 && row.Deadlines.Count == 0 && !marked) row.Deadlines.Add(cell);
            else if (!marked && DepartmentNames.AreNames(text)) row.Departments.Add(cell);
            else if (!marked && Deadlines.AreDeadlines(text)) row.Deadlines.Add(cell);
            else row.Texts.Add(cell);
        }
        return row;
    }

    private sealed record Row(List<SourceCell> Texts, List<SourceCell> Departments, List<SourceCell> Deadlines,
        bool HasMoreColumns);
}
