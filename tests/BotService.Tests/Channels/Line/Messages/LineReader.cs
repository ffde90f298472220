using System.Text;
using System.Text.Json.Nodes;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>Reads messages as a citizen does: every text in its order.</summary>
internal static class LineReader
{
    public static string Text(IEnumerable<JsonObject> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
        {
            if (message["text"] is { } said) text.Append((string)said!).Append('\n');
            foreach (var component in Components(message["contents"]))
                if ((string?)component["type"] is "text" or "span" && component["text"] is { } shown)
                    text.Append((string)shown!).Append('\n');
        }
        return text.ToString();
    }

    public static IEnumerable<JsonObject> Components(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var component in array.SelectMany(Components)) yield return component;
        }
        else if (node is JsonObject json)
        {
            yield return json;
            foreach (var inner in (string[])["body", "contents", "footer"])
                foreach (var component in Components(json[inner])) yield return component;
        }
    }

    public static IEnumerable<JsonObject> Bubbles(IEnumerable<JsonObject> messages) =>
        messages.SelectMany(m => Components(m["contents"])).Where(c => (string?)c["type"] == "bubble");

    public static IEnumerable<JsonObject> Actions(IEnumerable<JsonObject> messages) =>
        messages.SelectMany(m => Components(m["contents"])).Select(c => c["action"]).OfType<JsonObject>();

    public static string[] Links(IEnumerable<JsonObject> messages) =>
        [.. Actions(messages).Select(a => (string?)a["uri"]).OfType<string>()];
}
