using System.Text.Json.Nodes;
using BotService.Engine.Cases;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Sheets;

/// <summary>
/// A sheet as an Adaptive Card. Schema 1.5: what Web Chat and Teams both show. Source: adaptivecards.io/explorer.
/// </summary>
internal sealed class AdaptiveSheet(IOptions<SiteOptions> site)
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private const string FoldId = "all", CallId = "call", LabelWidth = "80px";

    public JsonObject Render(Sheet sheet, string? receipt)
    {
        var body = sheet.Brief.Count == 0
            ? new JsonArray([Text(sheet.Title, size: "large", bold: true, heading: true), .. Whole(sheet, receipt)])
            : new JsonArray([.. FirstScreen(sheet), Folded(FoldId, [.. Whole(sheet, receipt)])]);
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = sheet.Locale,
            ["fallbackText"] = PlainSheet.Render(sheet, receipt),
            ["body"] = body,
        };
        if (receipt is not null)
        {
            card["actions"] = new JsonArray(
                Print(sheet, receipt),
                Open(sheet.Labels["odt"], site.Value.Address($"/c/{receipt}.odt")));
        }
        return card;
    }

    /// <summary>What is read first, and what opens the rest below it.</summary>
    private static IEnumerable<JsonNode> FirstScreen(Sheet sheet)
    {
        yield return Text(sheet.Title, size: "large", bold: true, heading: true);
        var fixedAnswers = sheet.Case.Where(c => c.Change is null).Select(c => c.Answer).ToList();
        if (fixedAnswers.Count > 0) yield return Small(string.Join(" · ", fixedAnswers));
        if (fixedAnswers.Count < sheet.Case.Count)
            yield return Actions([.. sheet.Case.Where(c => c.Change is not null).Select(Change)]);
        // A stage is named at its first task; the others stand under that one.
        var isStaged = sheet.Brief.Any(l => l is { Kind: BriefKind.Do, Label.Length: > 0 });
        foreach (var line in sheet.Brief.Where(l => l.Kind != BriefKind.Unsure))
            yield return line.Label.Length > 0 || (isStaged && line.Kind == BriefKind.Do)
                ? Beside(
                    Column(LabelWidth, line.Label.Length > 0 ? [Text(line.Label, bold: true)] : []),
                    Column("stretch", [Text(line.Text)]))
                : Text(line.Text, spacing: "small");
        foreach (var line in sheet.Brief.Where(l => l.Kind == BriefKind.Unsure))
            yield return Warning(SheetMarks.Text(sheet, line));
        if (sheet.Call is { } call)
        {
            yield return Actions(Toggle(call.Heading, CallId));
            yield return Folded(CallId, [.. SheetMarks.Spoken(call).Select(line => Text(line, spacing: "small")),
                Actions([.. SheetMarks.Numbers(call).Select(number => Open(number, TelephoneAddress.Of(number)))])]);
        }
        yield return Actions(Toggle(SheetMarks.More(sheet), FoldId));
    }

    private static JsonObject Actions(params JsonNode[] actions) =>
        new() { ["type"] = "ActionSet", ["actions"] = new JsonArray(actions) };

    /// <summary>Says for the citizen that this answer is not the right one.</summary>
    private static JsonObject Change(CaseLine line) => new()
    {
        ["type"] = "Action.Submit", ["title"] = $"{line.Answer} ✎", ["data"] = line.Change,
    };

    private static JsonObject Toggle(string title, string id) => new()
    {
        ["type"] = "Action.ToggleVisibility", ["title"] = title, ["targetElements"] = new JsonArray(id),
    };

    private static JsonObject Folded(string id, JsonArray items) =>
        new() { ["type"] = "Container", ["id"] = id, ["isVisible"] = false, ["items"] = items };

    private static IEnumerable<JsonNode> Whole(Sheet sheet, string? receipt)
    {
        yield return Text(sheet.Summary);
        if (sheet.Case.Count > 0) yield return Facts(sheet.Case);
        if (sheet.Reservation is { } reservation) yield return Warning(reservation);
        if (SheetMarks.Legend(sheet) is { } legend) yield return Small(legend);
        foreach (var part in sheet.Parts) yield return Part(part);
        if (sheet.Sources.Count > 0) yield return Sources(sheet);
        yield return Group(
            [.. SheetMarks.Foot(sheet, receipt)
                .Select(line => (JsonNode)Small($"{line.Question} {line.Answer}", "none"))]);
    }

    private JsonObject Print(Sheet sheet, string receipt) =>
        Open(sheet.Labels["print"], site.Value.Address($"/c/{receipt}"));

    private static JsonObject Part(SheetPart part)
    {
        var group = Group([Text(part.Heading, bold: true, heading: true, size: "medium"),
            .. part.Items.Select((item, i) => (JsonNode)Item(item, SheetMarks.Before(part.Kind, i)))]);
        if (part.Kind == PartKind.Warnings) group["style"] = "attention";
        return group;
    }

    private static JsonObject Item(SheetItem item, string before)
    {
        var lines = new JsonArray(Text(item.Text, after: SheetMarks.Cite(item)));
        if (item.Mark is { } mark) lines.Add(Small(mark, color: "warning"));
        foreach (var line in SheetMarks.Under(item)) lines.Add(Small(line));
        if (SheetMarks.Link(item.Url) is { } url) lines.Add(Raw(Markdown.Link(SheetMarks.LinkName(url), url), "small"));
        var beside = Column("stretch", lines);
        beside["spacing"] = "small";
        return Beside(Column("auto", [Text(before)]), beside);
    }

    private static JsonObject Beside(JsonObject left, JsonObject right) =>
        new() { ["type"] = "ColumnSet", ["spacing"] = "small", ["columns"] = new JsonArray(left, right) };

    private static JsonObject Column(string width, JsonArray items) =>
        new() { ["type"] = "Column", ["width"] = width, ["items"] = items };

    private static JsonObject Warning(string text) =>
        new() { ["type"] = "Container", ["style"] = "warning", ["items"] = new JsonArray(Text(text)) };

    private static JsonObject Sources(Sheet sheet) =>
        Group([Text(sheet.Labels["sources"], bold: true, heading: true, size: "medium"),
            .. sheet.Sources.Select((source, i) =>
            {
                var title = SheetMarks.Link(source.Url) is { } url
                    ? Markdown.Link(source.Title, url) : Markdown.Escape(source.Title);
                return (JsonNode)Raw(
                    $"{Markdown.Escape(SheetMarks.Cite(i + 1))} {title} {Markdown.Escape(source.Dated)}", "small");
            })]);

    private static JsonObject Facts(IReadOnlyList<CaseLine> lines) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray(
            [.. lines.Select(
                l => (JsonNode)new JsonObject
                {
                    ["title"] = Markdown.Escape(l.Question), ["value"] = Markdown.Escape(l.Answer)
                })]),
    };

    private static JsonObject Group(JsonArray items) =>
        new() { ["type"] = "Container", ["spacing"] = "medium", ["separator"] = true, ["items"] = items };

    private static JsonObject Small(string text, string spacing = "none", string? color = null)
    {
        var block = Raw(Markdown.Escape(text), "small");
        block["spacing"] = spacing;
        if (color is null) block["isSubtle"] = true;
        else block["color"] = color;
        return block;
    }

    private static JsonObject Text(
        string text, string size = "default", bool bold = false, bool heading = false, string? spacing = null,
        string after = "")
    {
        var block = Raw(Markdown.Escape(text + after), size);
        if (bold) block["weight"] = "bolder";
        if (heading) block["style"] = "heading";
        if (spacing is not null) block["spacing"] = spacing;
        return block;
    }

    private static JsonObject Raw(string markdown, string size) =>
        new() { ["type"] = "TextBlock", ["text"] = markdown, ["wrap"] = true, ["size"] = size };

    private static JsonObject Open(string title, string url) =>
        new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };
}
