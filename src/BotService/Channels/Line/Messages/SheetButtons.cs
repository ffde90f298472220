using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Messages;

/// <summary>The buttons under a slip: print it, ask what is missing, say that it helped.</summary>
internal static class SheetButtons
{
    /// <summary>Null when there is nothing to press.</summary>
    public static JsonObject? Write(SaidSheet said)
    {
        var words = said.Words;
        JsonObject[] buttons =
        [
            .. said.Link is { } link && LineAddress.Of(link) is { } address
                ? [Button("primary", FlexStyle.Green, Flex.Open(address, Label(words["line.print"])))]
                : Array.Empty<JsonObject>(),
            .. said.OffersMissing
                ? [Button("secondary", FlexStyle.ButtonGround, Say(words["line.missing"]))] : Array.Empty<JsonObject>(),
            .. said.Helpful is { } helpful
                ? [Button("secondary", FlexStyle.ButtonGround, Say(helpful))] : Array.Empty<JsonObject>(),
        ];
        if (buttons.Length == 0) return null;
        var footer = Flex.Column(buttons, "sm");
        footer["backgroundColor"] = FlexStyle.Paper;
        footer["paddingAll"] = "lg";
        return footer;
    }

    /// <summary>
    /// Says the words for the citizen. The data tells them by itself, so that a button pressed next year still works.
    /// </summary>
    public static JsonObject Say(string words) => new()
    {
        ["type"] = "postback",
        ["label"] = Label(words),
        ["data"] = $"v=1&say={Uri.EscapeDataString(words)}",
        ["displayText"] = words,
    };

    private static string Label(string words) => TextCut.Graphemes(words, LineLimits.Label);

    private static JsonObject Button(string style, string color, JsonObject action) => new()
    {
        ["type"] = "button",
        ["style"] = style,
        ["color"] = color,
        ["height"] = "sm",
        ["adjustMode"] = "shrink-to-fit",
        ["scaling"] = true,
        ["action"] = action,
    };
}
