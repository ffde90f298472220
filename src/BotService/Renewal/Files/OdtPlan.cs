using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Files;

/// <summary>Lines of an OpenDocument text: its paragraphs, and its tables.</summary>
internal sealed class OdtPlan
{
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private readonly LineMaker maker = new();

    public static IReadOnlyList<SourceLine> Lines(PlanArchive files)
    {
        using (var manifest = files.Open("META-INF/manifest.xml"))
        {
            while (manifest?.Read() == true)
            {
                if (manifest.LocalName == "encryption-data") throw new PlanFileException(PlanFileProblem.PlanFileLocked);
                if (manifest.NodeType == XmlNodeType.Element && manifest.LocalName == "file-entry"
                    && Enumerable.Range(0, manifest.AttributeCount).Any(i =>
                        manifest.GetAttribute(i).StartsWith("Basic/", StringComparison.Ordinal)))
                    throw new PlanFileException(PlanFileProblem.PlanFileMacros);
            }
        }
        var plan = new OdtPlan();
        using var content = files.Open("content.xml")!;
        while (!content.EOF)
        {
            if (content.NodeType == XmlNodeType.Element && (content.NamespaceURI == Text.NamespaceName
                && content.LocalName is "p" or "h"
                || content.NamespaceURI == Table.NamespaceName
                    && content.LocalName == "table")) plan.Take((XElement)XNode.ReadFrom(content));
            else content.Read();
        }
        return plan.maker.Lines;
    }

    private void Take(XElement element)
    {
        if (element.Name.Namespace == Text)
        {
            maker.Add(Words(element));
            return;
        }
        maker.Gap();
        foreach (var row in element.Descendants(Table + "table-row").Where(r => r.Ancestors(Table + "table").First() == element))
        {
            var cells = new List<SourceCell>();
            var column = 0;
            foreach (var cell in row.Elements().Where(c => c.Name.LocalName is "table-cell" or "covered-table-cell"))
            {
                if (cell.Name.LocalName == "table-cell")
                {
                    var paragraphs = cell.Descendants().Where(p => p.Name == Text + "p" || p.Name == Text + "h")
                        .SelectMany(p => Words(p).Split('\n')).Select(t => t.Replace('\t', ' ')).ToList();
                    cells.Add(new(column, paragraphs.Count == 0 ? [""] : paragraphs));
                }
                column += int.TryParse((string?)cell.Attribute(Table + "number-columns-repeated"), NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var times) ? Math.Clamp(times, 1, 200) : 1;
            }
            maker.Add(cells);
        }
        maker.Gap();
    }

    private string Words(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var node in paragraph.DescendantNodes())
        {
            if (node is XText plain && !plain.Ancestors().Any(a =>
                a.Name.LocalName is "note" or "annotation" or "tracked-changes"))
                text.Append(plain.Value.Replace('\n', ' '));
            else if (node is XElement { Name.NamespaceName: var space } element && space == Text.NamespaceName)
            {
                switch (element.Name.LocalName)
                {
                    case "s":
                        text.Append(' ', int.TryParse((string?)element.Attribute(Text + "c"), out var spaces)
                            ? Math.Clamp(spaces, 1, 500) : 1);
                        break;
                    case "tab": text.Append('\t'); break;
                    case "line-break": text.Append('\n'); break;
                    case "soft-page-break": maker.Page++; break;
                    default: break;
                }
            }
        }
        return text.ToString();
    }
}
