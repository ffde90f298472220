using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Channels.Line.Messages;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// Replies as text messages and nothing else: what is sent when LINE does not take them as they were written.
/// </summary>
internal static class PlainMessages
{
    /// <returns>At most five; empty when the replies say nothing in words.</returns>
    public static IReadOnlyList<JsonObject> Write(IReadOnlyList<Activity> replies)
    {
        var texts = replies.Where(reply => reply.Type == "message").Select(Text)
            .Where(text => text.Length > 0).ToArray();
        var pieces = texts.SelectMany(Pieces).ToArray();
        if (pieces.Length > LineLimits.Messages)
        {
            pieces = [.. Pieces(string.Join("\n\n", texts))];
        }

        return [.. pieces.Take(LineLimits.Messages)
            .Select(piece => new JsonObject { ["type"] = "text", ["text"] = piece })];
    }

    /// <summary>What it says, its cards in their own plain words, and its choices line by line.</summary>
    private static string Text(Activity reply)
    {
        var said = reply.Said ?? "";
        if (reply.Text("textFormat") == "markdown")
        {
            said = Markdown.Unescape(said);
        }

        var cards = Objects(reply.Json["attachments"])
            .Select(attachment => (attachment["content"] as JsonObject)?.Text("fallbackText") ?? "");
        var choices = Objects(reply.Object("suggestedActions")?["actions"]).Select(action => action.Text("title") ?? "")
            .Where(title => title.Length > 0);
        string[] parts = [said, .. cards, string.Join('\n', choices.Select(title => $"- {title}"))];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part.Trim()));
    }

    private static IEnumerable<string> Pieces(string text) => TextCut.Split(text, LineLimits.Text);

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];
}
