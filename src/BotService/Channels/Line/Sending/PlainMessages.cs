using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Bot;

namespace BotService.Channels.Line.Sending;

/// <summary>Replies as text messages and nothing else: what is sent when LINE does not take them as they were written.</summary>
internal static partial class PlainMessages
{
    private const int MostMessages = 5;

    /// <summary>In UTF-16 units, as LINE counts a text.</summary>
    private const int LongestText = 5000;

    /// <returns>At most five; empty when the replies say nothing in words.</returns>
    public static IReadOnlyList<JsonObject> Write(IReadOnlyList<Activity> replies)
    {
        var texts = replies.Where(reply => reply.Type == "message").Select(Text).Where(text => text.Length > 0).ToArray();
        var pieces = texts.SelectMany(Pieces).ToArray();
        if (pieces.Length > MostMessages)
        {
            pieces = [.. Pieces(string.Join("\n\n", texts))];
        }

        return [.. pieces.Take(MostMessages).Select(piece => new JsonObject { ["type"] = "text", ["text"] = piece })];
    }

    /// <summary>What it says, its cards in their own plain words, and its choices line by line.</summary>
    private static string Text(Activity reply)
    {
        var said = reply.Said ?? "";
        if (reply.Text("textFormat") == "markdown")
        {
            said = Escaped().Replace(said, "$1");
        }

        var cards = Objects(reply.Json["attachments"]).Select(attachment => String((attachment["content"] as JsonObject)?["fallbackText"]));
        var choices = Objects(reply.Object("suggestedActions")?["actions"]).Select(action => String(action["title"])).Where(title => title.Length > 0);
        string[] parts = [said, .. cards, string.Join('\n', choices.Select(title => $"- {title}"))];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part.Trim()));
    }

    /// <summary>Parted at the end of a line, else between two characters as people see them.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > LongestText)
        {
            var line = text.LastIndexOf('\n', LongestText);
            var end = line > 0 ? line : Whole(text);
            yield return text[..end];
            text = text[end..].TrimStart();
        }

        if (text.Length > 0)
        {
            yield return text;
        }
    }

    private static int Whole(string text)
    {
        var end = 0;
        while (end < LongestText && StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= LongestText)
        {
            end += next;
        }

        // One "character" of more than a whole message, such as a heap of combining marks, is cut between code points.
        return end > 0 ? end : char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string String(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>A sign that was kept from being obeyed as Markdown.</summary>
    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escaped();
}
