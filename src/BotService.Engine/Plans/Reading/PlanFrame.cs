using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Engine.Plans.Reading;

/// <summary>A plan's parts around its table, and the lines of the table.</summary>
internal sealed partial class PlanFrame
{
    private static readonly (PlanPartKind? Kind, string Name)[] Kinds =
    [
        (PlanPartKind.Rewards, "part-rewards"), (null, "part-measures"), (PlanPartKind.Basis, "part-basis"),
        (PlanPartKind.Goals, "part-goals"), (PlanPartKind.Audience, "part-audience"), (PlanPartKind.Steps, "part-steps"),
        (PlanPartKind.Assessment, "part-assessment"), (PlanPartKind.Other, "part-other"),
    ];

    private readonly List<PlanPart> parts = [];

    public IReadOnlyList<PlanPart> Parts => parts;

    public List<SourceLine> Table { get; } = [];

    /// <summary>How many headings of parts there are.</summary>
    public int Sections { get; private init; }

    public string Title { get; private set; } = "";

    public int? Year { get; private set; }

    /// <summary>How many characters stand in the parts.</summary>
    public int Letters { get; private set; }

    public static PlanFrame Of(IReadOnlyList<SourceLine> lines)
    {
        var sections = Reading.Sections.Of(lines);
        var frame = new PlanFrame { Sections = sections.Count };
        var kind = (PlanPartKind?)PlanPartKind.Title;
        var (inTable, isNew) = (false, true);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Letters == 0)
            {
                if (inTable) frame.Table.Add(line);
                continue;
            }
            if (sections.TryGetValue(i, out var section))
            {
                (kind, inTable) = (KindOf(section), false);
                frame.TakeHeading(line, section, kind ?? PlanPartKind.Other);
                isNew = true;
                continue;
            }
            inTable |= kind is null && (line.Cells is not null || TableHead.IsHead(line));
            if (inTable || kind is null && !HeadFollows(lines, i, sections)) frame.Table.Add(line);
            else
            {
                frame.Take(line, PlainTextLines.IsContents(line.Text) ? PlanPartKind.Other
                    : kind ?? PlanPartKind.Other, isNew || kind == PlanPartKind.Title);
                isNew = false;
            }
        }
        frame.Name();
        return frame;
    }

    /// <summary>Whether a head of a table still comes before the part ends.</summary>
    private static bool HeadFollows(IReadOnlyList<SourceLine> lines, int at, Dictionary<int, string> sections)
    {
        for (var i = at + 1; i < lines.Count && !sections.ContainsKey(i); i++)
            if (TableHead.IsHead(lines[i])) return true;
        return false;
    }

    private void TakeHeading(SourceLine line, string section, PlanPartKind kind)
    {
        var name = line.Text.Trim();
        var colon = name.IndexOfAny(['：', ':']);
        Letters += line.Letters;
        var saysSomething = colon < 0 ? section.Length > 24 : PlanText.Letters(name[(colon + 1)..]) > 0;
        parts.Add(new(saysSomething ? kind : PlanPartKind.Other, name, At(line)));
    }

    private void Take(SourceLine line, PlanPartKind kind, bool isNew)
    {
        Letters += line.Letters;
        var text = Bullet().Replace(line.Text, "").Trim();
        var last = parts.Count > 0 ? parts[^1] : null;
        if (isNew || last is null || last.Kind != kind || PlanMark.At(text, 0, out _) is not null || Segments.IsEnded(last.Text)
            || last.Text[^1] is '：' or ':') parts.Add(new(kind, Bullet().Replace(line.Text, "- ").Trim(), At(line)));
        else parts[^1] = last with { Text = PlanText.Join([last.Text, text]), Lines = new(last.Lines.First, line.Number) };
    }

    private void Name()
    {
        var titles = parts.TakeWhile(p => p.Kind == PlanPartKind.Title || PlainTextLines.IsContents(p.Text)).ToList();
        var at = titles.FindIndex(p => ReadingWords.Of("plan-word").Any(w => p.Text.Contains(w, StringComparison.Ordinal)));
        Title = PlanText.Join(titles.Take(at + 1).Select(p => p.Text));
        Year = titles.Concat(parts).Select(p => YearOfPlan().Match(p.Text)).FirstOrDefault(m => m.Success) is { } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static LineSpan At(SourceLine line) => new(line.Number, line.Number);

    private static PlanPartKind? KindOf(string section)
    {
        var name = section.Split('：', ':')[0];
        if (name.Length > 24) return PlanPartKind.Other;
        foreach (var (kind, words) in Kinds)
            if (ReadingWords.Of(words).Any(w => name.Contains(w, StringComparison.Ordinal))) return kind;
        return PlanPartKind.Other;
    }

    [GeneratedRegex(@"^\s*[-•]\s*")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(?<!\d)(\d{2,3})\s*年\s*度")]
    private static partial Regex YearOfPlan();
}
