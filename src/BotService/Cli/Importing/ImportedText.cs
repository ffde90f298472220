using AngleSharp.Html.Parser;

namespace BotService.Cli.Importing;

/// <summary>What cells of a file say that strangers saved.</summary>
internal static class ImportedText
{
    /// <summary>
    /// What a cell says, without the elements of a page it may hold, on one line for each of its paragraphs.
    /// </summary>
    public static string Plain(string? cell)
    {
        if (cell is null) return "";
        // What holds no element is no page: 「用水 < 10 度」 stays as it is.
        if (cell.Contains("</", StringComparison.Ordinal) || cell.Contains("/>", StringComparison.Ordinal)
            || cell.Contains("<br", StringComparison.OrdinalIgnoreCase) || cell.Contains("&nbsp;", StringComparison.Ordinal))
            cell = TextOf(new HtmlParser().ParseDocument(cell).Body!);
        return string.Join('\n', cell.ReplaceLineEndings("\n").Replace("\\n", "\n", StringComparison.Ordinal).Split('\n')
            .Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(l => l.Length > 0));
    }

    /// <summary>The words of an element, with a break where a block begins; no script and no style.</summary>
    public static string TextOf(AngleSharp.Dom.IElement element)
    {
        foreach (var hidden in element.QuerySelectorAll("script, style, noscript").ToList()) hidden.Remove();
        foreach (var block in element.QuerySelectorAll("br, p, li, div, tr").ToList())
            block.Insert(AngleSharp.Dom.AdjacentPosition.BeforeBegin, "\n");
        return element.TextContent.Trim();
    }
}
