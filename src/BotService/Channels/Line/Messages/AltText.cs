using System.Globalization;
using BotService.Engine.Cases;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// What a notification shows and a screen reader says of a slip: enough to set out with, and where all of it stands.
/// </summary>
internal static class AltText
{
    /// <summary>More names than this are counted, not named.</summary>
    private const int Named = 12;

    public static string Of(SaidSheet said)
    {
        var (words, sheet) = (said.Words, said.Sheet);
        var where = said.Link is { } link
            ? words.Say("line.alt.full", ("link", link))
            : words.Say("line.alt.full-here", ("receipt", said.Receipt));
        string?[] lines =
        [
            words.Say("line.alt.title", ("title", sheet.Title)),
            Line("line.alt.documents", PartKind.Documents),
            Line("line.alt.forms", PartKind.Forms),
            Line("line.alt.fees", PartKind.Fees),
        ];
        return Cut(string.Join('\n', lines.Where(line => line is not null)), where);

        string? Line(string key, PartKind kind)
        {
            string[] items =
                [.. sheet.Parts.Where(p => p.Kind == kind).SelectMany(p => p.Items)
                    .Select(item => item.Text.TrimEnd('。', '.', ' ')).Where(t => t.Length > 0)];
            if (items.Length == 0) return null;
            var named = string.Join(words["line.join"], items.Take(Named));
            if (items.Length > Named)
                named = words.Say("line.alt.and-more", ("items", named), ("count", Number(items.Length)));
            return words.Say(key, ("items", named));
        }
    }

    public static string OfLaterPage(SaidSheet said, int page, int pages, IReadOnlyList<string> headings)
    {
        var key = headings.Count > 0 ? "line.alt.page" : "line.alt.page-bare";
        return TextCut.Sentences(
            said.Words.Say(key, ("title", said.Sheet.Title), ("page", Number(page)), ("pages", Number(pages)),
            ("headings", string.Join(said.Words["line.join"], headings))), LineLimits.AltText);
    }

    /// <summary>Of several pages in one message: those that open a slip; else the first.</summary>
    public static string Of(IReadOnlyList<FlexPage> pages)
    {
        var opening = pages.Where(page => page.Opens).Select(page => page.Alt).ToList();
        if (opening.Count <= 1) return opening.Count == 1 ? opening[0] : pages[0].Alt;
        var share = (LineLimits.AltText / opening.Count) - 1;
        return string.Join('\n', opening.Select(alt => TextCut.Sentences(alt, share)));
    }

    private static string Cut(string text, string where)
    {
        var room = LineLimits.AltText - where.Length - 1;
        return room > 0 ? $"{TextCut.Sentences(text, room)}\n{where}" : TextCut.Sentences(text, LineLimits.AltText);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
