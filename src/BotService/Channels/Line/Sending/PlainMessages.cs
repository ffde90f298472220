using System.Text.Json.Nodes;
using BotService.Channels.Line.Messages;
using BotService.Conversations;
using BotService.Sheets;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// Replies as text messages and nothing else: what is sent when LINE does not take them as they were written.
/// </summary>
internal static class PlainMessages
{
    /// <returns>At most five; empty when the replies say nothing in words.</returns>
    public static IReadOnlyList<JsonObject> Write(IReadOnlyList<Spoken> replies)
    {
        var texts = replies.Select(Text).Where(text => text.Length > 0).ToArray();
        var pieces = texts.SelectMany(Pieces).ToArray();
        if (pieces.Length > LineLimits.Messages) pieces = [.. Pieces(string.Join("\n\n", texts))];

        return [.. pieces.Take(LineLimits.Messages)
            .Select(piece => new JsonObject { ["type"] = "text", ["text"] = piece })];
    }

    /// <summary>What it says, its sheet in plain words, and its choices line by line.</summary>
    private static string Text(Spoken said)
    {
        var (reply, receipt) = said;
        var sheet = reply.Sheet is null ? "" : PlainSheet.Render(reply.Sheet, receipt);
        var choices = reply.Calls.Select(call => call.Label).Concat(reply.Choices).Select(label => $"- {label}");
        string[] parts = [reply.Text, sheet, string.Join('\n', choices)];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part.Trim()));
    }

    private static IEnumerable<string> Pieces(string text) => TextCut.Split(text, LineLimits.Text);
}
