using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Engine.Cases;

namespace BotService.Channels.Line.Messages;

/// <summary>A page of a slip.</summary>
/// <param name="Opens">It is the first of its slip.</param>
/// <param name="Alt">What it says to whoever sees no bubbles.</param>
internal sealed record FlexPage(JsonObject Bubble, string Alt, bool Opens);

/// <summary>
/// A sheet as pages, each a bubble within LINE's limit: section by section, a section that
/// is larger than a page by rows.
/// </summary>
internal static class SheetPages
{
    private const int TitleOnLaterPages = 60;

    /// <summary>Less than a bubble may hold: two of the largest pages still share a carousel.</summary>
    private const int PageBytes = (LineLimits.CarouselBytes / 2) - 100;

    public static IReadOnlyList<FlexPage> Write(
        SaidSheet said, string? lead, int lines, IReadOnlyCollection<PartKind> without)
    {
        var footer = SheetButtons.Write(said);
        var frame = LineJson.Bytes(Bubble([Top(said, 9999, 9999), Next(said, 9999)], footer));
        var pages = new Filling(lines, PageBytes - frame, said.Words).Fill(SheetSections.Of(said, lead, without));
        return [.. pages.Select((sections, i) => new FlexPage(
            Bubble(Contents(said, sections, i + 1, pages.Count), i == 0 ? footer : null),
            i == 0 ? AltText.Of(said)
                : AltText.OfLaterPage(said, i + 1, pages.Count, [.. sections.Select(s => s.Heading).OfType<string>()]),
                    i == 0))];
    }

    private static IEnumerable<JsonObject> Contents(
        SaidSheet said, IReadOnlyList<FlexSection> sections, int page, int pages)
    {
        var written = sections.SelectMany(
            (section, i) => NeedsLine(sections, i) ? [Flex.Separator(), section.Write()] : new[] { section.Write() });
        if (page > 1) return written.Prepend(Top(said, page, pages));
        return pages > 1 ? written.Append(Next(said, pages)) : written;
    }

    /// <summary>Panels stand out by themselves.</summary>
    private static bool NeedsLine(IReadOnlyList<FlexSection> sections, int at) =>
        at > 0 && sections[at].Ground is null && sections[at - 1].Ground is null;

    private static JsonObject Top(SaidSheet said, int page, int pages)
    {
        var number = Flex.Text(
            said.Words.Say("line.page", ("page", Number(page)), ("pages", Number(pages))), FlexStyle.Small);
        number["flex"] = 0;
        return Flex.Row([Flex.Text(TextCut.Graphemes(said.Sheet.Title, TitleOnLaterPages), FlexStyle.Small), number]);
    }

    private static JsonObject Next(SaidSheet said, int pages)
    {
        var text = Flex.Text(said.Words.Say("line.next", ("pages", Number(pages))), FlexStyle.Small);
        text["align"] = "center";
        return text;
    }

    private static JsonObject Bubble(IEnumerable<JsonObject> contents, JsonObject? footer)
    {
        var body = Flex.Column(contents, "lg");
        body["backgroundColor"] = FlexStyle.Paper;
        body["paddingAll"] = "lg";
        var bubble = new JsonObject { ["type"] = "bubble", ["size"] = "mega", ["body"] = body };
        if (footer is not null) bubble["footer"] = footer.DeepClone();
        var ground = new JsonObject { ["backgroundColor"] = FlexStyle.Paper };
        bubble["styles"] = footer is null ? new JsonObject { ["body"] = ground }
            : new JsonObject { ["body"] = ground, ["footer"] = ground.DeepClone() };
        return bubble;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
