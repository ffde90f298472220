using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Files;

/// <summary>Lines of a Word file: its paragraphs with the numbers that Word makes for them, and its tables.</summary>
internal sealed class DocxPlan
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly LineMaker maker = new();
    private readonly DocxNumbers numbers;

    private DocxPlan(DocxNumbers numbers) => this.numbers = numbers;

    public static IReadOnlyList<SourceLine> Lines(PlanArchive files)
    {
        if (files.HasAny("vbaProject.bin")) throw new PlanFileException(PlanFileProblem.PlanFileMacros);
        var plan = new DocxPlan(DocxNumbers.Of(Whole(files, "word/numbering.xml"), Whole(files, "word/styles.xml")));
        using var document = files.Open("word/document.xml")!;
        while (!document.EOF)
        {
            // One paragraph or table at a time: a plan never lies whole in memory as XML.
            if (document.NodeType == XmlNodeType.Element && document.NamespaceURI == W.NamespaceName
                && document.LocalName is "p" or "tbl")
                plan.Take((XElement)XNode.ReadFrom(document));
            else document.Read();
        }
        return plan.maker.Lines;
    }

    private static XElement? Whole(PlanArchive files, string name)
    {
        using var reader = files.Open(name);
        return reader is null ? null : XElement.Load(reader);
    }

    private void Take(XElement element)
    {
        if (element.Name == W + "p") maker.Add(Text(element));
        else Table(element);
    }

    private void Table(XElement table)
    {
        maker.Gap();
        foreach (var row in Rows(table))
        {
            var cells = new List<SourceCell>();
            var column = 0;
            foreach (var cell in row.Elements(W + "tc").Concat(row.Elements(W + "sdt").Descendants(W + "tc")))
            {
                var properties = cell.Element(W + "tcPr");
                var merge = properties?.Element(W + "vMerge");
                var goesOn = merge is not null && (string?)merge.Attribute(W + "val") != "restart";
                var paragraphs = cell.Descendants(W + "p").SelectMany(p => Text(p).Split('\n'))
                    .Select(t => t.Replace('\t', ' ')).ToList();
                cells.Add(new(column, goesOn && paragraphs.All(p => p.Trim().Length == 0) ? [""] : Without(paragraphs)));
                column += (int?)properties?.Element(W + "gridSpan")?.Attribute(W + "val") ?? 1;
            }
            maker.Add(cells);
        }
        maker.Gap();
    }

    /// <summary>Empty paragraphs only space out, except that one alone tells that nothing stands there.</summary>
    private static List<string> Without(List<string> paragraphs)
    {
        while (paragraphs.Count > 1 && paragraphs[^1].Trim().Length == 0) paragraphs.RemoveAt(paragraphs.Count - 1);
        return paragraphs.Count == 0 ? [""] : paragraphs;
    }

    private static IEnumerable<XElement> Rows(XElement table) =>
        table.Elements(W + "tr").Concat(table.Elements(W + "sdt").Descendants(W + "tr"));

    private string Text(XElement paragraph)
    {
        var text = new StringBuilder(numbers.Next(paragraph));
        foreach (var part in paragraph.Descendants())
        {
            if (part.Name.Namespace != W || part.Ancestors().Any(a => a.Name.LocalName is "Fallback" or "txbxContent"
                && a != paragraph.Parent)) continue;
            switch (part.Name.LocalName)
            {
                case "t": text.Append(part.Value); break;
                case "tab" when part.Parent?.Name == W + "r": text.Append('\t'); break;
                case "noBreakHyphen": text.Append('-'); break;
                case "br" when (string?)part.Attribute(W + "type") == "page": maker.Page++; break;
                case "lastRenderedPageBreak": maker.Page++; break;
                case "br" or "cr": text.Append('\n'); break;
                default: break;
            }
        }
        return text.ToString();
    }
}
