using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// The components bubbles are made of. All texts wrap and grow with the reader's letters; none is empty.
/// </summary>
internal static class Flex
{
    /// <summary>One component, several for a text that is too long for one, none for an empty one.</summary>
    public static IEnumerable<JsonObject> Texts(string? text, FlexStyle style) =>
        TextCut.Split(text ?? "", LineLimits.FlexText).Select(piece => Text(piece, style));

    public static JsonObject Text(string text, FlexStyle style)
    {
        var json = Styled(new JsonObject { ["type"] = "text", ["text"] = text }, style);
        json["wrap"] = true;
        json["scaling"] = true;
        return json;
    }

    /// <summary>A text followed by something small, such as the numbers of its sources.</summary>
    public static IEnumerable<JsonObject> Texts(string text, FlexStyle style, string after, FlexStyle afterStyle)
    {
        var texts = Texts(text, style).ToList();
        if (after.Length == 0 || texts.Count == 0) return texts;
        var last = (string)texts[^1]["text"]!;
        var whole = Text(last + after, style);
        whole.Remove("text");
        whole.Insert(1, "contents", new JsonArray(Span(last, style), Span(after, afterStyle)));
        texts[^1] = whole;
        return texts;
    }

    /// <summary>The name of a link, or the address itself where LINE opens no such address.</summary>
    public static IEnumerable<JsonObject> Link(string name, string url)
    {
        if (LineAddress.Of(url) is not { } address) return Texts(name == url ? name : $"{name} {url}", FlexStyle.Small);
        var texts = Texts(name, FlexStyle.Link).ToList();
        foreach (var text in texts) text["action"] = Open(address);
        return texts;
    }

    public static JsonObject Open(string address, string? label = null)
    {
        var action = new JsonObject { ["type"] = "uri" };
        if (label is not null) action["label"] = label;
        action["uri"] = address;
        return action;
    }

    public static JsonObject Column(IEnumerable<JsonObject> contents, string spacing = "none") =>
        Box("vertical", contents, spacing);

    public static JsonObject Row(IEnumerable<JsonObject> contents, string spacing = "sm") =>
        Box("horizontal", contents, spacing);

    /// <summary>A column on a ground of its own.</summary>
    public static JsonObject Panel(IEnumerable<JsonObject> contents, string ground)
    {
        var box = Column(contents, "md");
        box["backgroundColor"] = ground;
        box["cornerRadius"] = "md";
        box["paddingAll"] = "md";
        return box;
    }

    public static JsonObject Separator() => new() { ["type"] = "separator", ["color"] = FlexStyle.Line };

    private static JsonObject Box(string layout, IEnumerable<JsonObject> contents, string spacing)
    {
        var box = new JsonObject { ["type"] = "box", ["layout"] = layout, ["contents"] = new JsonArray([.. contents]) };
        if (spacing != "none") box["spacing"] = spacing;
        return box;
    }

    private static JsonObject Span(string text, FlexStyle style) =>
        Styled(new JsonObject { ["type"] = "span", ["text"] = text }, style);

    private static JsonObject Styled(JsonObject json, FlexStyle style)
    {
        json["size"] = style.Size;
        json["color"] = style.Color;
        if (style.Bold) json["weight"] = "bold";
        if (style.Underlined) json["decoration"] = "underline";
        return json;
    }
}
