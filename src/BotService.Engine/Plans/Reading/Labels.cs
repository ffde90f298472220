namespace BotService.Engine.Plans.Reading;

/// <summary>Finds the companies' names that stand above items of their own, within a cell or in a paragraph.</summary>
internal static class Labels
{
    private const int Longest = 20;
    private static readonly string Company = ReadingWords.Joined("company");

    /// <summary>Marks what reads as such a name, and parts it from the text it is written into.</summary>
    public static void Mark(IReadOnlyList<Block> blocks)
    {
        // A name alone, with a paragraph of its own or with the first number behind it.
        var names = blocks.SelectMany(b => b.Texts.Select((s, i) => (Segment: s, Next: i + 1 < b.Texts.Count
            ? b.Texts[i + 1] : null)))
            .Where(p => p.Segment is { Mark: null, BeginsParagraph: true } && Beginning(p.Segment.Raw) is { } name
                && name == p.Segment.Raw.Trim() && p.Next is not null)
            .Select(p => p.Segment.Raw.Trim()).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0) return;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Texts.Count; i++)
            {
                var segment = block.Texts[i];
                if (segment.IsLabel) continue;
                if (segment.Mark is null && segment.BeginsParagraph && Beginning(segment.Raw) is { } name
                    && names.Contains(name)) PartBeginning(block, i);
                else if (names.FirstOrDefault(n => EndsWith(segment, n)) is { } last) PartEnd(block, i, last);
            }
        }
    }

    /// <summary>The company's name that a text begins with: as the whole of it, or up to a space.</summary>
    private static string? Beginning(string raw)
    {
        var word = raw.Trim();
        var space = word.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0) word = word[..space];
        return word.Length > Company.Length && word.Length <= Longest && word.EndsWith(Company, StringComparison.Ordinal)
            && word.All(c => char.IsLetterOrDigit(c) || c == '、') ? word : null;
    }

    private static bool EndsWith(Segment segment, string name)
    {
        var text = segment.Pieces[^1].Text.TrimEnd();
        return text.Length > name.Length && text.EndsWith(name, StringComparison.Ordinal)
            && Segments.IsEnded(text[..^name.Length]);
    }

    private static void PartBeginning(Block block, int at)
    {
        var segment = block.Texts[at];
        var (text, line, _) = segment.Pieces[0];
        var name = Beginning(text)!;
        var rest = text[(text.IndexOf(name, StringComparison.Ordinal) + name.Length)..];
        block.Texts[at] = New(name, line, segment, isLabel: true);
        if (PlanText.Letters(rest) == 0 && segment.Pieces.Count == 1) return;
        var body = New(rest, line, segment, isLabel: false);
        foreach (var piece in segment.Pieces.Skip(1)) Segments.Add(body, piece.Text, piece.Line);
        block.Texts.Insert(at + 1, body);
    }

    private static void PartEnd(Block block, int at, string name)
    {
        var segment = block.Texts[at];
        var (text, line, _) = segment.Pieces[^1];
        segment.Pieces[^1] = new(text.TrimEnd()[..^name.Length], line);
        segment.Letters -= PlanText.Letters(name);
        block.Texts.Insert(at + 1, New(name, line, segment, isLabel: true));
    }

    private static Segment New(string text, int line, Segment from, bool isLabel)
    {
        var made = new Segment { BeginsParagraph = true, Position = from.Position, IsLabel = isLabel };
        Segments.Add(made, text, line);
        return made;
    }
}
