namespace BotService.Engine.Plans.Reading;

/// <summary>A stretch of the source's text on one line.</summary>
/// <param name="Position">In rows from the top of its column; 0 where rows tell nothing.</param>
internal readonly record struct SourceStretch(string Text, int Line, double Position = 0);

/// <summary>What stands from one mark to the next: the smallest part that goes somewhere as a whole.</summary>
internal sealed class Segment
{
    public PlanMark? Mark { get; init; }

    public List<SourceStretch> Pieces { get; } = [];

    /// <summary>Where it begins in its column, in rows; 0 where rows tell nothing.</summary>
    public double Position { get; init; }

    /// <summary>Whether it begins with its paragraph, not within a line.</summary>
    public bool BeginsParagraph { get; init; }

    /// <summary>A name that stands above items of its own, such as a company's.</summary>
    public bool IsLabel { get; set; }

    public string Text => PlanText.Join(Pieces.Select(p => p.Text));

    /// <summary>All of its characters that are no white space, its mark with them.</summary>
    public int Letters { get; set; }

    public LineSpan Lines => new(Pieces[0].Line, Pieces[^1].Line);

    public string Raw => string.Join(' ', Pieces.Select(p => p.Text));
}

/// <summary>Names of departments, or a deadline, as they stand beside the text.</summary>
/// <param name="Raw">As it stands; empty for an empty one, which also tells something.</param>
/// <param name="Position">In rows from the top of its column.</param>
internal sealed record MarginEntry(string Raw, int Line, double Position = 0)
{
    public int Letters => PlanText.Letters(Raw);
}

/// <summary>What stands side by side: headings, text, and beside them who and when.</summary>
internal sealed class Block
{
    /// <summary>Whether a page begins with it, so that it may go on with what the page before began.</summary>
    public bool BeginsPage { get; init; }

    public List<(Segment Segment, int Column)> Headings { get; } = [];

    public List<Segment> Texts { get; } = [];

    public List<MarginEntry> Departments { get; } = [];

    public List<MarginEntry> Deadlines { get; } = [];

    /// <summary>Whether entries stand beside the rows they belong to.</summary>
    public bool HasRows { get; init; }

    /// <summary>Whether all its columns are counted from one top, so that what stands side by side has the same position.</summary>
    public bool HasOneTop { get; init; }

    public bool IsMarginOnly => Headings.Count == 0 && Texts.Count == 0;
}
