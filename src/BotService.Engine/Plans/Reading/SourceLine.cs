namespace BotService.Engine.Plans.Reading;

/// <summary>One cell of a table's row: its paragraphs, from the top.</summary>
/// <param name="Column">Counted from 0, empty cells before it counted.</param>
public sealed record SourceCell(int Column, IReadOnlyList<string> Paragraphs)
{
    /// <summary>How far from the top of its page each paragraph begins, in lines; null where the file does not tell.</summary>
    public IReadOnlyList<double>? Tops { get; init; }

    public string Text => string.Join(' ', Paragraphs);
}

/// <summary>A line of a plan as its file gives it, whatever kind of file that is.</summary>
/// <param name="Number">Counted from 1 over the whole file.</param>
/// <param name="Page">Counted from 1; all 1 where the file does not tell.</param>
/// <param name="Text">As it stands; lines that only space out others are kept, since they tell how far.</param>
public sealed record SourceLine(int Number, int Page, string Text)
{
    /// <summary>The cells of a table's row; null for a line that is none.</summary>
    public IReadOnlyList<SourceCell>? Cells { get; init; }

    /// <summary>How many characters of the file stand for letters that this line has already, as bold print does.</summary>
    public int Repeated { get; init; }

    /// <summary>Where it stands beside other columns, from the left; null where the file gives lines one after the other.</summary>
    public int? Column { get; init; }

    /// <summary>How far from the top of its page, in rows; counts only with a column.</summary>
    public double Top { get; init; }

    /// <summary>How many characters there are that are no white space.</summary>
    public int Letters => Cells is null ? PlanText.Letters(Text) : Cells.Sum(c => c.Paragraphs.Sum(PlanText.Letters));
}
