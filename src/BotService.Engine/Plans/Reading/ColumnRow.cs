namespace BotService.Engine.Plans.Reading;

/// <summary>What a line of a table that was taken apart belongs to.</summary>
internal enum RowKind { Blank, Text, Department, Deadline }

/// <summary>The lines of one row of the table: its headings and text, its departments, its deadlines, with empty ones.</summary>
internal sealed record ColumnPart(
    List<ColumnRow> Main, List<ColumnRow> Departments, List<ColumnRow> Deadlines, bool IsFirstOfPage);

/// <summary>One line of such a table.</summary>
/// <param name="Row">Counted from the top of its page; lines that the file puts between any two are not counted.</param>
internal sealed record ColumnRow(string Text, int Line, int Row, int Page, RowKind Kind)
{
    /// <summary>How wide it is, in Han characters.</summary>
    public double Width => WidthOf(Text.Trim());

    public bool IsBlank => Kind == RowKind.Blank;

    /// <summary>The lines without heads and page numbers, each with what it reads as by itself.</summary>
    /// <param name="heads">How many characters the others have.</param>
    public static List<ColumnRow> Of(IReadOnlyList<SourceLine> lines, out int heads)
    {
        heads = 0;
        var rows = new List<ColumnRow>();
        var (page, row, restOfHead, empty) = (0, 0, 0, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (TableHead.IsHead(lines[i]))
            {
                (page, row, restOfHead) = (page + 1, 0, 3);
                heads += lines[i].Letters;
                while (rows.Count > 0 && (rows[^1].IsBlank || TableHead.IsPageNumber(rows[^1].Text)) && rows[^1].Page < page)
                {
                    heads += PlanText.Letters(rows[^1].Text);
                    rows.RemoveAt(rows.Count - 1);
                }
                continue;
            }
            if (text.Length == 0)
            {
                // Files that drop the spaces of empty lines still have the lines: more than one between two is room left empty.
                if (++empty >= 3 && empty % 2 == 1) rows.Add(new("", lines[i].Number, row++, page, RowKind.Blank));
                continue;
            }
            empty = 0;
            if (restOfHead > 0 && PlanText.Letters(text) > 0)
            {
                restOfHead--;
                if (TableHead.IsRest(text))
                {
                    heads += PlanText.Letters(text);
                    continue;
                }
                restOfHead = 0;
            }
            var kind = PlanText.Letters(text) == 0 ? RowKind.Blank : DepartmentNames.AreNames(text) ? RowKind.Department
                : Deadlines.IsDeadline(text) ? RowKind.Deadline : RowKind.Text;
            rows.Add(new(text, lines[i].Number, row++, page, kind));
        }
        return rows;
    }

    /// <summary>From which width on a line is one of the text column: most of what its fullest lines have.</summary>
    public static double WideFrom(IReadOnlyList<ColumnRow> rows)
    {
        var widths = rows.Where(r => r.Kind == RowKind.Text).Select(r => r.Width).Order().ToList();
        return widths.Count == 0 ? 10 : 0.66 * widths[(int)(0.9 * (widths.Count - 1))];
    }

    /// <summary>Cuts a page where the lines of a row's last column end and the next row's headings or text begin.</summary>
    public static IEnumerable<ColumnPart> Parts(IReadOnlyList<ColumnRow> page, double wide)
    {
        var part = new ColumnPart([], [], [], true);
        foreach (var row in page)
        {
            var marked = PlanMark.At(row.Text.TrimStart(), 0, out _) is not null;
            var isDepartment = row.Kind == RowKind.Department && !marked && row.Width < wide && part.Main.Any(m => !m.IsBlank);
            if (part.Departments.Count == 0)
            {
                (isDepartment ? part.Departments : part.Main).Add(row);
                continue;
            }
            if (row.IsBlank) (part.Deadlines.Count > 0 ? part.Deadlines : part.Departments).Add(row);
            else if (isDepartment && part.Deadlines.Count == 0) part.Departments.Add(row);
            else if (!marked && row.Width < wide && IsDeadline(row, part)) part.Deadlines.Add(row);
            else
            {
                yield return part;
                part = new([], [], [], false);
                (isDepartment ? part.Departments : part.Main).Add(row);
            }
        }
        if (part.Main.Count + part.Departments.Count > 0) yield return part;
    }

    /// <summary>One that reads as a deadline, or one that goes on with a deadline which the narrow column broke.</summary>
    private static bool IsDeadline(ColumnRow row, ColumnPart part)
    {
        if (row.Kind == RowKind.Deadline || BeginsDeadline(row.Text)) return true;
        return part.Deadlines.Count > 0 && !part.Deadlines[^1].IsBlank && !EndsDeadline(part.Deadlines[^1].Text);
    }

    internal static bool BeginsDeadline(string text) =>
        ReadingWords.Of("deadline-open").Any(w => PlanText.Bare(text).StartsWith(w, StringComparison.Ordinal)
            || PlanText.Bare(text).Length >= 4 && w.StartsWith(PlanText.Bare(text), StringComparison.Ordinal))
        || char.IsAsciiDigit(text.Trim()[0]) && Deadlines.Begins(text);

    internal static bool EndsDeadline(string text) =>
        ReadingWords.Of("deadline-end").Any(e => PlanText.Bare(text).EndsWith(e, StringComparison.Ordinal));

    private static double WidthOf(string text) => text.Sum(c => PlanText.IsSpace(c) ? 0.25 : c < 0x250 ? 0.55 : 1.0);
}
