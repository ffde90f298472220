using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace BotService.Cli.Importing;

/// <summary>
/// Reads a page of questions and answers: lists of terms, foldable questions, and headings that end as a question with
/// what follows up to the next heading.
/// </summary>
internal static class QuestionPage
{
    private const string Headings = "h1, h2, h3, h4, h5, h6";

    private static readonly char[] Asks = ['?', '？'];

    public static (IReadOnlyList<ImportedQuestion> Questions, int Rows) Read(string text, ImportFindings findings)
    {
        var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(text);
        var (read, rows) = (new List<ImportedQuestion>(), 0);
        foreach (var (asking, answering) in Terms(page).Concat(Folds(page)).Concat(Headed(page)).ToList())
        {
            rows++;
            var (line, question, answer) = (
                asking.SourceReference?.Position.Line ?? 1, ImportedText.Plain(ImportedText.TextOf(asking)),
                ImportedText.Plain(string.Join('\n', answering.Select(a => a is IElement e ? ImportedText.TextOf(e) : a.TextContent))));
            if (findings.Takes(question, answer, line)) read.Add(new([question], answer, null, line));
        }
        return (read, rows);
    }

    private static IEnumerable<(IElement Asking, IReadOnlyList<INode> Answering)> Terms(IDocument page) =>
        page.QuerySelectorAll("dt").Select(
            dt => (dt, (IReadOnlyList<INode>)[.. Next(dt).SkipWhile(e => e.LocalName == "dt").TakeWhile(e => e.LocalName == "dd")]));

    private static IEnumerable<(IElement Asking, IReadOnlyList<INode> Answering)> Folds(IDocument page) =>
        from fold in page.QuerySelectorAll("details")
        let summary = fold.Children.FirstOrDefault(c => c.LocalName == "summary")
        where summary is not null
        select (summary, (IReadOnlyList<INode>)[.. fold.ChildNodes.Where(n => n != summary)]);

    private static IEnumerable<(IElement Asking, IReadOnlyList<INode> Answering)> Headed(IDocument page) =>
        from heading in page.QuerySelectorAll(Headings)
        where heading.TextContent.Trim().IndexOfAny(Asks) >= 0 && Asks.Contains(heading.TextContent.Trim()[^1])
            && heading.Closest("summary, dt") is null
        select (heading, (IReadOnlyList<INode>)[.. Next(heading).TakeWhile(e => !e.Matches(Headings))]);

    private static IEnumerable<IElement> Next(IElement element)
    {
        for (var next = element.NextElementSibling; next is not null; next = next.NextElementSibling) yield return next;
    }
}
