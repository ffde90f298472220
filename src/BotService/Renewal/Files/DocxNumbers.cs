using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace BotService.Renewal.Files;

/// <summary>The numbers that Word makes for paragraphs; they stand nowhere in the text.</summary>
internal sealed class DocxNumbers
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly Dictionary<string, Dictionary<int, Level>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    public static DocxNumbers Of(XElement? numbering, XElement? styles)
    {
        var numbers = new DocxNumbers();
        foreach (var style in styles?.Elements(W + "style") ?? [])
            if (style.Element(W + "pPr")?.Element(W + "numPr") is { } made
                && (string?)style.Attribute(W + "styleId") is { } id) numbers.styles[id] = made;
        if (numbering is null) return numbers;
        var kinds = numbering.Elements(W + "abstractNum").ToDictionary(a =>
            (string)a.Attribute(W + "abstractNumId")!, a => a.Elements(W + "lvl").ToList());
        foreach (var list in numbering.Elements(W + "num"))
        {
            var kind = (string?)list.Element(W + "abstractNumId")?.Attribute(W + "val");
            if (kind is null || !kinds.TryGetValue(kind, out var levels)) continue;
            var own = levels.ToDictionary(l => Number(l.Attribute(W + "ilvl")) ?? 0, Level.Of);
            foreach (var over in list.Elements(W + "lvlOverride"))
            {
                var at = Number(over.Attribute(W + "ilvl")) ?? 0;
                if (over.Element(W + "lvl") is { } level) own[at] = Level.Of(level);
                if (Number(over.Element(W + "startOverride")?.Attribute(W + "val")) is { } start
                    && own.TryGetValue(at, out var had))
                    own[at] = had with { Start = start };
            }
            numbers.lists[(string)list.Attribute(W + "numId")!] = own;
        }
        return numbers;
    }

    /// <summary>The number of this paragraph, with a space after it; empty where it has none.</summary>
    public string Next(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        var made = properties?.Element(W + "numPr")
            ?? ((string?)properties?.Element(W + "pStyle")?.Attribute(W + "val") is { } style
                ? styles.GetValueOrDefault(style) : null);
        if ((string?)made?.Element(W + "numId")?.Attribute(W + "val") is not { } id
            || !lists.TryGetValue(id, out var levels)) return "";
        var at = Math.Clamp(Number(made.Element(W + "ilvl")?.Attribute(W + "val")) ?? 0, 0, 8);
        if (!levels.TryGetValue(at, out var level)) return "";
        var count = counts.TryGetValue(id, out var had) ? had : counts[id] = new int[9];
        count[at] = count[at] == 0 ? level.Start : count[at] + 1;
        Array.Clear(count, at + 1, 8 - at);
        var text = new StringBuilder(level.Text);
        for (var i = 0; i <= at; i++)
            if (levels.TryGetValue(i, out var above)) text.Replace($"%{i + 1}", WrittenNumber.Of(Math.Max(count[i],
                1), above.Format));
        return text.Append(' ').ToString();
    }

    private static int? Number(XAttribute? attribute) =>
        int.TryParse(attribute?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Level(string Format, string Text, int Start)
    {
        public static Level Of(XElement level) => new(
            (string?)level.Element(W + "numFmt")?.Attribute(W + "val") ?? "decimal",
            (string?)level.Element(W + "lvlText")?.Attribute(W + "val") ?? "",
            Number(level.Element(W + "start")?.Attribute(W + "val")) ?? 1);
    }
}
