using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Engine.Cases;
using BotService.Sheets;

namespace BotService.Channels.Line.Messages;

/// <summary>A sheet as sections of a slip, in the order in which it is read.</summary>
internal static class SheetSections
{
    /// <summary>One row must leave room in a bubble for its frame.</summary>
    private const int RowBytes = LineLimits.BubbleBytes / 3;

    /// <param name="lead">What is said before the list, when it has no message of its own.</param>
    /// <param name="without">Parts that give way to a line which says where they stand.</param>
    public static IEnumerable<FlexSection> Of(SaidSheet said, string? lead, IReadOnlyCollection<PartKind> without)
    {
        var sheet = said.Sheet;
        IEnumerable<FlexSection> sections =
        [
            Plain(Flex.Texts(lead, FlexStyle.Text)),
            Plain(Flex.Texts(sheet.Title, FlexStyle.Title)),
            .. Brief(sheet),
            Plain(Flex.Texts(sheet.Summary, FlexStyle.Text)),
            Panel(FlexStyle.CaseGround, sheet.Case.SelectMany(Pair)),
            Panel(FlexStyle.DoubtGround, Flex.Texts(sheet.Reservation, FlexStyle.Reservation)),
            Plain(Flex.Texts(SheetMarks.Legend(sheet), FlexStyle.Small)),
            .. sheet.Parts.Where(part => !without.Contains(part.Kind)).Select(Part),
            Panel(FlexStyle.DoubtGround, GaveWay(said, [.. sheet.Parts.Where(part => without.Contains(part.Kind))])),
            Section(sheet.Labels["sources"], sheet.Sources.SelectMany((source, i) => Source(source, i + 1)), "sm"),
            Plain(SheetMarks.Foot(sheet, said.Receipt)
                .SelectMany(line => Flex.Texts($"{line.Question} {line.Answer}", FlexStyle.Small))),
        ];
        return sections.Where(section => section.Rows.Count > 0);
    }

    /// <summary>The first screen; the rest follows on the same page and the next ones.</summary>
    private static IEnumerable<FlexSection> Brief(Sheet sheet)
    {
        if (sheet.Brief.Count == 0) yield break;
        yield return Plain(Flex.Texts(SheetMarks.Answers(sheet), FlexStyle.Small));
        yield return Plain(sheet.Brief.Where(l => l.Kind != BriefKind.Unsure).SelectMany(
            l => Flex.Texts(SheetMarks.Text(sheet, l), l.Kind == BriefKind.Bring ? FlexStyle.Strong : FlexStyle.Text)));
        yield return Panel(FlexStyle.DoubtGround, sheet.Brief.Where(l => l.Kind == BriefKind.Unsure)
            .SelectMany(l => Flex.Texts(SheetMarks.Text(sheet, l), FlexStyle.Reservation)));
        if (sheet.Call is { } call)
            yield return Section(call.Heading, SheetMarks.Spoken(call).SelectMany(l => Flex.Texts(l, FlexStyle.Text)), "xs");
        yield return Plain(Flex.Texts(SheetMarks.More(sheet), FlexStyle.Heading));
    }

    private static FlexSection Section(string heading, IEnumerable<JsonObject> rows, string spacing = "md") =>
        new(heading, FlexStyle.Heading, null, Rows(rows), spacing);

    private static FlexSection Plain(IEnumerable<JsonObject> rows) =>
        new(null, FlexStyle.Heading, null, Rows(rows), "xs");

    private static FlexSection Panel(string ground, IEnumerable<JsonObject> rows) =>
        new(null, FlexStyle.Heading, ground, Rows(rows));

    private static IReadOnlyList<FlexRow> Rows(IEnumerable<JsonObject> rows) =>
        [.. rows.Select(row => new FlexRow(row))];

    private static FlexSection Part(SheetPart part)
    {
        var rows = part.Items.SelectMany((item, i) => Item(part.Kind, item, SheetMarks.Before(part.Kind, i)));
        return part.Kind == PartKind.Warnings
            ? new FlexSection(part.Heading, FlexStyle.WarningHeading, FlexStyle.WarningGround, Rows(rows))
            : Section(part.Heading, rows);
    }

    private static IEnumerable<JsonObject> Pair(CaseLine line)
    {
        JsonObject[] texts =
            [.. Flex.Texts(line.Question, FlexStyle.Small), .. Flex.Texts(line.Answer, FlexStyle.Strong)];
        return texts.Length == 0 ? [] : [Flex.Column(texts)];
    }

    /// <summary>One row, unless it alone is too large for a bubble.</summary>
    private static IEnumerable<JsonObject> Item(PartKind kind, SheetItem item, string before)
    {
        JsonObject[] lines =
        [
            .. Flex.Texts(
                item.Text, SheetMarks.IsTicked(kind) ? FlexStyle.Strong : FlexStyle.Text, SheetMarks.Cite(item),
                FlexStyle.Small),
            .. Flex.Texts(item.Mark, FlexStyle.Mark),
            .. SheetMarks.Under(item).SelectMany(line => Flex.Texts(line, FlexStyle.Small)),
            .. SheetMarks.Link(item.Url) is { } url ? Flex.Link(SheetMarks.LinkName(url), url) : [],
        ];
        foreach (var some in Chunks(lines))
        {
            var mark = Flex.Text(before, kind == PartKind.Warnings ? FlexStyle.WarningMark : FlexStyle.Text);
            mark["flex"] = 0;
            yield return Flex.Row([mark, Flex.Column(some, "xs")]);
        }
    }

    private static IEnumerable<JsonObject> Source(SheetSource source, int number)
    {
        var text = $"{SheetMarks.Cite(number)} {source.Title} {source.Dated}";
        return source.Url is { Length: > 0 } url && SheetMarks.Link(url) is not null
            ? Flex.Link(text, url) : Flex.Texts(text, FlexStyle.Small);
    }

    private static IEnumerable<JsonObject> GaveWay(SaidSheet said, IReadOnlyList<SheetPart> parts)
    {
        if (parts.Count == 0) return [];
        (string, string)[] values =
        [
            ("count", parts.Sum(part => part.Items.Count).ToString(CultureInfo.InvariantCulture)),
            ("parts", string.Join(said.Words["line.join"], parts.Select(part => part.Heading))),
            ("receipt", said.Receipt),
            ("contact", said.Sheet.Contact),
        ];
        var texts = Flex.Texts(
            said.Words.Say(said.Link is null ? "line.more-elsewhere" : "line.more", values), FlexStyle.Reservation);
        return said.Link is { } link ? [.. texts, .. Flex.Link(link, link)] : texts;
    }

    private static IEnumerable<IReadOnlyList<JsonObject>> Chunks(IReadOnlyList<JsonObject> lines)
    {
        var chunk = new List<JsonObject>();
        var size = 0;
        foreach (var line in lines)
        {
            var bytes = LineJson.Bytes(line);
            if (chunk.Count > 0 && size + bytes > RowBytes)
            {
                yield return chunk;
                (chunk, size) = ([], 0);
            }
            chunk.Add(line);
            size += bytes + 1;
        }
        if (chunk.Count > 0) yield return chunk;
    }
}
