namespace BotService.Engine.Plans.Reading;

/// <summary>Cuts text into segments at the marks in it.</summary>
internal static class Segments
{
    private static readonly string Ends = ReadingWords.Joined("sentence-end"), Pauses = ReadingWords.Joined("pause");

    /// <summary>The segments of paragraphs that each begin anew.</summary>
    public static List<Segment> OfParagraphs(IEnumerable<SourceStretch> paragraphs)
    {
        var found = new List<Segment>();
        var last = new Dictionary<MarkClass, int>();
        foreach (var paragraph in paragraphs) Cut(paragraph, found, last, paragraph.Position, begins: true);
        return found;
    }

    /// <summary>Cuts one line; what stands before its first mark goes on with the last segment unless a paragraph begins.</summary>
    /// <param name="last">By class, the last number that was met; it says which marks within a line are marks.</param>
    public static void Cut(SourceStretch piece, List<Segment> found, Dictionary<MarkClass, int> last,
        double position, bool begins)
    {
        var text = piece.Text;
        var start = Skip(text, 0);
        if (start == text.Length) return;
        var mark = PlanMark.At(text, start, out var after);
        if (mark is null && !begins && found.Count > 0)
        {
            var to = NextMark(text, start, last);
            Add(found[^1], text[start..to], piece.Line);
            start = to;
            if (start == text.Length) return;
            mark = PlanMark.At(text, start, out after);
            begins = false;
        }
        while (start < text.Length)
        {
            if (mark is { } m) last[m.Class] = m.Number;
            var content = mark is null ? start : after;
            var to = NextMark(text, content, last);
            var segment = new Segment { Mark = mark, Position = position, BeginsParagraph = begins };
            segment.Pieces.Add(new(text[content..to], piece.Line));
            segment.Letters = PlanText.Letters(text[start..to]);
            found.Add(segment);
            (start, begins) = (to, false);
            mark = start < text.Length ? PlanMark.At(text, start, out after) : null;
        }
    }

    public static void Add(Segment segment, string text, int line)
    {
        segment.Pieces.Add(new(text, line));
        segment.Letters += PlanText.Letters(text);
    }

    public static bool IsEnded(string text)
    {
        var bare = text.TrimEnd();
        return bare.Length > 0 && Ends.Contains(bare[^1], StringComparison.Ordinal);
    }

    /// <summary>Where the next mark within a line begins; the end of the text where there is none.</summary>
    private static int NextMark(string text, int from, Dictionary<MarkClass, int> last)
    {
        for (var i = Math.Max(from, 1); i < text.Length; i++)
        {
            if (PlanText.IsSpace(text[i]) || !IsOpening(text, i, from)) continue;
            if (PlanMark.At(text, i, out _) is { } mark && Follows(mark, text, i, last)) return i;
        }
        return text.Length;
    }

    /// <summary>A mark within a line stands after a space or after the end of a clause.</summary>
    private static bool IsOpening(string text, int at, int from) =>
        at > from && (PlanText.IsSpace(text[at - 1]) || Ends.Contains(text[at - 1], StringComparison.Ordinal)
            || Pauses.Contains(text[at - 1], StringComparison.Ordinal) && text[at - 1] != Pauses[^1] && text[at - 1] != Pauses[^2]
            || OneWidth.Of(text[at - 1]) == ':');

    private static bool Follows(PlanMark mark, string text, int at, Dictionary<MarkClass, int> last)
    {
        if (mark.Class == MarkClass.Bullet || mark.Number == 1) return true;
        if (last.TryGetValue(mark.Class, out var before)) return mark.Number == before + 1;
        var back = at - 1;
        while (back > 0 && PlanText.IsSpace(text[back])) back--;
        return Ends.Contains(text[back], StringComparison.Ordinal);
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && PlanText.IsSpace(text[at])) at++;
        return at;
    }
}
