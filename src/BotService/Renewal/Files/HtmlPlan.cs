using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BotService.Engine.Plans.Reading;

namespace BotService.Renewal.Files;

/// <summary>Lines of a plan in HTML: blocks are lines, tables rows with their cells.</summary>
internal static class HtmlPlan
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "section", "article", "header", "footer",
            "main", "ul", "ol", "dl",
        "blockquote", "body", "center", "form", "caption", "figure",
    };

    public static IReadOnlyList<SourceLine> Lines(string html)
    {
        var maker = new LineMaker();
        Add(html, maker);
        return maker.Lines;
    }

    public static void Add(string html, LineMaker maker)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var hidden in body.QuerySelectorAll("script, style, noscript, template, head").ToList()) hidden.Remove();
        Walk(body, maker);
    }

    private static void Walk(INode node, LineMaker maker)
    {
        var line = new System.Text.StringBuilder();
        var (any, before) = (false, maker.Lines.Count);
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement element && IsBlock(element))
            {
                Flush();
                Block(element, maker);
            }
            else if (child is IElement { LocalName: "br" }) line.Append('\n');
            else line.Append(Inline(child));
            any = true;
        }
        if (!any) maker.Add("");
        Flush();
        // An empty paragraph is a line too: in a table that was taken apart it tells how far.
        if (any && maker.Lines.Count == before && node is IElement { LocalName: "p" }) maker.Add(" ");

        void Flush()
        {
            var text = line.ToString();
            if (text.Trim().Length > 0 || text.Contains('\u00a0', StringComparison.Ordinal))
                maker.Add(text.Replace('\u00a0', ' '));
            line.Clear();
        }
    }

    private static void Block(IElement element, LineMaker maker)
    {
        // The numbers of a list are the browser's; they stand nowhere in the text.
        if (element is { LocalName: "li", ParentElement: { LocalName: "ol" } list })
        {
            var number = Span(list, "start") + list.Children.Where(c => c.LocalName == "li").ToList().IndexOf(element);
            element.Prepend(element.Owner!.CreateTextNode(FormattableString.Invariant($"{number}. ")));
        }
        if (element.LocalName == "table") Table(element, maker);
        else if (element.LocalName == "pre") maker.Add(element.TextContent);
        else Walk(element, maker);
    }

    private static bool IsBlock(IElement element) =>
        element.LocalName is "table" or "pre" || Blocks.Contains(element.LocalName)
            || element.QuerySelector("table, p, div") is not null;

    /// <summary>Running text: white space of the file is none of the text's, tabs that part cells are.</summary>
    private static string Inline(INode node)
    {
        if (node is IElement { LocalName: "br" }) return "\n";
        if (node.HasChildNodes) return string.Concat(node.ChildNodes.Select(Inline));
        return node is IText text ? text.Data.Replace("\r", "", StringComparison.Ordinal).Replace('\n', ' ') : "";
    }

    private static void Table(IElement table, LineMaker maker)
    {
        maker.Gap();
        // By column, for how many rows more a cell above reaches down.
        var down = new Dictionary<int, int>();
        foreach (var row in table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table))
        {
            var cells = new List<SourceCell>();
            var column = 0;
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                while (down.TryGetValue(column, out var rows) && rows > 0) down[column++] = rows - 1;
                var (wide, tall) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                cells.Add(new(column, Paragraphs(cell)));
                for (var i = 0; i < wide; i++) down[column++] = tall - 1;
            }
            while (down.TryGetValue(column, out var rest) && rest > 0) down[column++] = rest - 1;
            maker.Add(cells);
        }
        maker.Gap();
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, 200) : 1;

    private static List<string> Paragraphs(IElement cell)
    {
        var lines = new LineMaker();
        Walk(cell, lines);
        var paragraphs = lines.Lines.Where(l => l.Cells is not null || l.Letters > 0 || cell.QuerySelector("p") is not null)
            .Select(l => l.Text.Replace('\t', ' ')).ToList();
        return paragraphs.Count > 0 ? paragraphs : [""];
    }
}
