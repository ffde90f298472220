using BotService.Engine.Dialogs.Script;
using BotService.Engine.Plans.Difference;
using BotService.Hosting;
using BotService.Sheets.Odt;

namespace BotService.Web.Staff.Renewal;

/// <summary>The difference of two plans to be taken along: as a table, as a text, as data.</summary>
internal static class DiffExport
{
    public static void Csv(PlanDifference difference, PageWording words, TextWriter output) => SpreadsheetCsv.Write(
        output,
        difference.Pairs.Select(pair => (string[])
        [
            DiffWords.Class(words, pair.Class), string.Join(' ', DiffWords.Paths(pair.Olds)), string.Join(' ', DiffWords.Paths(pair.News)),
            Lines(pair.Olds.Select(i => i.Text)), Lines(pair.News.Select(i => i.Text)), Lines(DiffWords.Changes(words, pair.Changes)),
        ]).Prepend(
            [words["diff.became"], difference.A.Id, difference.B.Id, difference.A.Title, difference.B.Title, words["diff.changes"]]));

    public static byte[] Odt(PlanDifference difference, PageWording words, DateTimeOffset at) => TextDocument.Write(
        words.Locale, words.Say("diff.title", ("a", difference.A.Id), ("b", difference.B.Id)), words["staff.name"], at,
        Blocks(difference, words));

    /// <summary>As programs read it.</summary>
    public static object Json(PlanDifference difference) => new
    {
        a = difference.A.Id, b = difference.B.Id,
        counts = Enum.GetValues<PlanClass>().ToDictionary(Name, difference.Count),
        pairs = difference.Pairs.Select(p => new
        {
            @class = Name(p.Class), a = DiffWords.Paths(p.Olds), b = DiffWords.Paths(p.News), likeness = p.Likeness,
            changes = p.Changes.Select(c => new { kind = c.Kind.ToString().ToLowerInvariant(), old = c.Old, @new = c.New }),
            old = Lines(p.Olds.Select(i => i.Text)), @new = Lines(p.News.Select(i => i.Text)),
        }),
    };

    private static IEnumerable<TextBlock> Blocks(PlanDifference difference, PageWording words)
    {
        yield return TextBlock.Paragraph($"{difference.A.Title} → {difference.B.Title}");
        yield return TextBlock.Paragraph(string.Join("  ", Enum.GetValues<PlanClass>()
            .Select(c => $"{DiffWords.Class(words, c)} {DiffWords.Count(difference.Count(c))}")));
        yield return TextBlock.Paragraph(words["diff.legend"]);
        foreach (var pair in difference.Pairs.Where(p => p.Class != PlanClass.Same || p.Changes.Count > 0))
        {
            yield return TextBlock.Heading($"{DiffWords.Class(words, pair.Class)}  {DiffWords.Place(pair)}");
            yield return new(false, [.. DiffWords.Runs(pair.Olds, pair.News).Select(r => (r.Text, MarkOf(r)))]);
            foreach (var line in DiffWords.Changes(words, pair.Changes)) yield return TextBlock.Paragraph(line);
        }
    }

    private static TextMark MarkOf(TextRun run) => run switch
    {
        { IsOld: true, IsNew: true } => TextMark.Plain, { IsOld: true } => TextMark.Gone, _ => TextMark.Come,
    };

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Name(PlanClass of) => of.ToString().ToLowerInvariant();
}
