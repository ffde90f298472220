using System.Text.Json.Nodes;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// Roughly how many lines a component takes on a phone. Only the look depends on it: pages of one
/// carousel are as high as the highest.
/// </summary>
internal static class FlexHeight
{
    public static int Of(JsonNode component) => (string?)component["type"] switch
    {
        "box" when (string?)component["layout"] == "vertical" =>
            component["contents"]!.AsArray().Sum(child => Of(child!)),
        "box" => component["contents"]!.AsArray().Max(child => Of(child!)),
        "text" => Text(component),
        _ => 1,
    };

    private static int Text(JsonNode text)
    {
        var letters = (string?)text["text"]
            ?? string.Concat(text["contents"]!.AsArray().Select(span => (string?)span!["text"]));
        var width = (string?)text["size"] switch { "xs" => 18.0, "sm" => 16.5, "md" => 15, _ => 12.5 };
        return letters.Split('\n')
            .Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(c => c < '\u2000' ? 0.5 : 1) / width)));
    }
}
