using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Files;

/// <summary>Gathers the lines of a file one after the other.</summary>
internal sealed class LineMaker
{
    private readonly List<SourceLine> lines = [];

    public IReadOnlyList<SourceLine> Lines => lines;

    public int Page { get; set; } = 1;

    /// <summary>A paragraph; each line break in it begins a line.</summary>
    public void Add(string text)
    {
        foreach (var line in text.Split('\n')) lines.Add(PlainTextLines.Line(line.TrimEnd('\r'), lines.Count + 1, Page));
    }

    /// <summary>A row of a table.</summary>
    public void Add(IReadOnlyList<SourceCell> cells) =>
        lines.Add(new(lines.Count + 1, Page, string.Join('\t', cells.Select(c => c.Text))) { Cells = cells });

    /// <summary>Where a table begins: what stands above is not part of it.</summary>
    public void Gap() => lines.Add(new(lines.Count + 1, Page, ""));
}
