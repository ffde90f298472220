using BotService.Engine.Dialogs.Script;

namespace BotService.Channels.Line.Messages;

/// <summary>Deals sections out to pages.</summary>
/// <param name="lines">How high a page may roughly become; one row always fits.</param>
/// <param name="bytes">How much a page may hold.</param>
internal sealed class Filling(int lines, int bytes, PageWording words)
{
    private readonly List<List<FlexSection>> pages = [[]];
    private int usedLines;
    private int usedBytes;

    public IReadOnlyList<IReadOnlyList<FlexSection>> Fill(IEnumerable<FlexSection> sections)
    {
        foreach (var section in sections) Add(section);
        return pages;
    }

    private void Add(FlexSection section)
    {
        // A section that fits on a page of its own is not torn apart, unless this one is hardly begun.
        if (Fitting(section) < section.Rows.Count
            && (FitsAPage(section) ? usedLines > lines / 2 : usedLines > 2 * lines / 3)) Turn();
        while (section.Rows.Count > 0)
        {
            var count = Fitting(section);
            if (count == 0 && pages[^1].Count == 0) count = 1;
            if (count > 0) Put(section with { Rows = [.. section.Rows.Take(count)] });
            if (count == section.Rows.Count) return;
            section = section.After(count, words);
            Turn();
        }
    }

    private void Put(FlexSection section)
    {
        pages[^1].Add(section);
        var (high, large) = Frame(section);
        usedLines += high + section.Rows.Sum(row => row.Lines);
        usedBytes += large + section.Rows.Sum(row => row.Bytes);
    }

    private void Turn()
    {
        if (pages[^1].Count > 0) pages.Add([]);
        (usedLines, usedBytes) = (0, 0);
    }

    private int Fitting(FlexSection section) => Fitting(section, usedLines, usedBytes);

    private bool FitsAPage(FlexSection section) => Fitting(section, 0, 0) == section.Rows.Count;

    /// <summary>How many of its rows fit on a page with so much on it already.</summary>
    private int Fitting(FlexSection section, int high, int large)
    {
        var frame = Frame(section);
        (high, large) = (high + frame.Lines, large + frame.Bytes);
        var count = 0;
        foreach (var row in section.Rows)
        {
            (high, large) = (high + row.Lines, large + row.Bytes);
            if (high > lines || large > bytes) break;
            count++;
        }
        return count;
    }

    /// <summary>Its box, its heading, the line before it.</summary>
    private static (int Lines, int Bytes) Frame(FlexSection section) =>
        section.Heading is null ? (1, 300) : (2, 500 + LineJson.Bytes(section.Heading));
}
