namespace BotService.Engine.Plans.Reading;

/// <summary>Makes a block of one row of a table that was taken apart.</summary>
internal sealed class ColumnBlock(HeadingOrder order, double wide, bool hasRows)
{
    private readonly List<Segment> found = [];
    private readonly Dictionary<MarkClass, int> last = [];

    public Block Of(ColumnPart part, bool beginsPage)
    {
        var block = new Block { BeginsPage = beginsPage, HasRows = hasRows };
        Cut(part.Main);
        for (var i = 0; i < found.Count; i++)
        {
            var segment = found[i];
            var isHeading = IsHeading(segment, block);
            if (segment.Mark is { } mark) order.Learn(mark.Class, isHeading);
            if (isHeading) block.Headings.Add((segment, 2));
            else block.Texts.Add(segment);
        }
        foreach (var row in part.Departments) block.Departments.Add(new(row.Text.Trim(), row.Line, row.Row));
        foreach (var (text, row) in Joined(part.Deadlines)) block.Deadlines.Add(new(text, row.Line, row.Row));
        if (!hasRows && block.Departments.Count > 1)
        {
            var all = new MarginEntry(string.Join(' ', block.Departments.Select(d => d.Raw)), block.Departments[0].Line);
            block.Departments.Clear();
            block.Departments.Add(all);
        }
        return block;
    }

    private void Cut(List<ColumnRow> rows)
    {
        var afterBlank = true;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.IsBlank)
            {
                afterBlank = true;
                continue;
            }
            var text = row.Text;
            var lines = new List<ColumnRow> { row };
            // A number and its comma on lines of their own: a heading printed from the top to the bottom.
            if (PlanText.Letters(text) <= 2 && PlanMark.At(text.Trim(), 0, out _) is null && Next(rows, i) is { } next
                && PlanMark.At(text.Trim() + next.Text.Trim(), 0, out _) is not null)
            {
                text = text.Trim() + next.Text.Trim();
                lines.Add(next);
                i = rows.IndexOf(next);
            }
            var before = found.Count;
            var begins = found.Count == 0 || Begins(row, found[^1], afterBlank);
            Segments.Cut(new(text, row.Line), found, last, row.Row, begins);
            for (var s = Math.Max(before - 1, 0); s < found.Count; s++) widths.TryAdd(found[s], []);
            if (found.Count > 0) widths[found[^1]].Add(row.Width);
            afterBlank = false;
        }
    }

    private readonly Dictionary<Segment, List<double>> widths = [];

    private static ColumnRow? Next(List<ColumnRow> rows, int at) => rows.Skip(at + 1).FirstOrDefault(r => !r.IsBlank);

    /// <summary>Whether an unmarked line begins a cell of its own: after an empty line among headings, or where it gets wide.</summary>
    private bool Begins(ColumnRow row, Segment before, bool afterBlank)
    {
        if (IsText(before.Mark?.Class) || Widest(before) >= wide) return false;
        if (before.Text.Length > 0 && OneWidth.Of(before.Text[^1]) == ':') return false;
        if (row.Width >= wide) return before.Pieces.Count > 0 && PlanText.Letters(before.Text) > 0;
        // Without empty lines, a line that does not fit into the cell above is of another one.
        return PlanText.Letters(before.Text) > 1 && (afterBlank || !hasRows && row.Width >= Widest(before) + 2);
    }

    private bool IsHeading(Segment segment, Block block)
    {
        var isNarrow = Widest(segment) < wide;
        if (IsText(segment.Mark?.Class) || block.Texts.Count > 0 && segment.Mark is null) return false;
        if (segment.Mark is { } mark)
        {
            return mark.Class is MarkClass.Formal or MarkClass.Numeral or MarkClass.NumeralInBrackets ? isNarrow
                : isNarrow && !Segments.IsEnded(segment.Text) && OneWidth.Of(segment.Text.Length > 0
                    ? segment.Text[^1] : ' ') != ':';
        }
        return isNarrow && (!Segments.IsEnded(segment.Text) || segment.Pieces.Count > 2);
    }

    private double Widest(Segment segment) => widths.TryGetValue(segment, out var all) && all.Count > 0 ? all.Max() : 0;

    private static bool IsText(MarkClass? kind) =>
        kind is MarkClass.DigitInBrackets or MarkClass.Stem or MarkClass.StemInBrackets or MarkClass.Bullet or MarkClass.Circled or MarkClass.Letter;

    /// <summary>Deadlines that the narrow column broke over lines, put together again.</summary>
    private static IEnumerable<(string Text, ColumnRow Row)> Joined(List<ColumnRow> rows)
    {
        ColumnRow? first = null;
        var text = "";
        var wasBlank = true;
        foreach (var row in rows)
        {
            if (row.IsBlank)
            {
                wasBlank = true;
                continue;
            }
            var goesOn = first is not null && !wasBlank && (!ColumnRow.EndsDeadline(text)
                || !ColumnRow.BeginsDeadline(row.Text) && !IsWhole(row.Text));
            if (goesOn) text = PlanText.Join([text, row.Text]);
            else
            {
                if (first is not null) yield return (text, first);
                (first, text) = (row, row.Text.Trim());
            }
            wasBlank = false;
        }
        if (first is not null) yield return (text, first);
    }

    private static bool IsWhole(string text) => Deadlines.IsDeadline(text) && Deadlines.Begins(text) && !IsTail(text);

    private static bool IsTail(string text) => ReadingWords.Of("deadline-end").Any(e =>
        PlanText.Bare(text).StartsWith(e, StringComparison.Ordinal));
}
