using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;
using BotService.Sheets;

namespace BotService.Channels.Line.Messages;

/// <summary>Reads off the messages as they would be sent what a citizen reads in them.</summary>
internal sealed class LineLook(ILineMessages messages) : ILineLook
{
    /// <summary>Stands where a receipt's number will.</summary>
    private const string NoReceipt = "000000";

    public IReadOnlyList<LineBubble> Show(Reply reply)
    {
        var written = messages.Write([new(reply, reply.Sheet is null ? null : NoReceipt)], new LineAccount());
        return [.. written.SelectMany(m => Bubbles(m).Select(b => Bubble(b, m, isLast: ReferenceEquals(m, written[^1]))))];
    }

    private static IEnumerable<JsonNode> Bubbles(JsonObject message) => message["contents"] switch
    {
        null => [message],
        JsonObject { } carousel when (string?)carousel["type"] == "carousel" => ((JsonArray)carousel["contents"]!).OfType<JsonNode>(),
        var bubble => [bubble],
    };

    private static LineBubble Bubble(JsonNode bubble, JsonObject message, bool isLast)
    {
        var quick = isLast && message["quickReply"]?["items"] is JsonArray items ? items : [];
        return new LineBubble(
            [.. Lines(bubble)],
            [.. Labels(bubble).Concat(quick.Select(i => (string?)i?["action"]?["label"]).OfType<string>())]);
    }

    /// <summary>What stands beside each other in a row is one line.</summary>
    private static IEnumerable<string> Lines(JsonNode? node) => node switch
    {
        JsonArray parts => parts.SelectMany(Lines),
        JsonObject row when (string?)row["layout"] is "horizontal" or "baseline" && !Labels(row).Any() =>
            [string.Join(' ', Lines(row["contents"]))],
        JsonObject text when (string?)text["type"] is "text" or "span" => text["text"] is { } plain
            ? ((string)plain!).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [string.Concat(Lines(text["contents"]))],
        JsonObject box => new[] { "header", "hero", "body", "footer", "contents" }.SelectMany(part => Lines(box[part])),
        _ => [],
    };

    private static IEnumerable<string> Labels(JsonNode? node) => node switch
    {
        JsonArray parts => parts.SelectMany(Labels),
        JsonObject button when (string?)button["type"] == "button" => [(string?)button["action"]?["label"] ?? ""],
        JsonObject box => new[] { "header", "hero", "body", "footer", "contents" }.SelectMany(part => Labels(box[part])),
        _ => [],
    };
}
