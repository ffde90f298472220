using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Webhook;

/// <summary>Who is addressed in a text with an @.</summary>
internal static class Mentions
{
    /// <summary>
    /// The text without the account's own name, which is no part of the question, and whether that stood there.
    /// </summary>
    /// <param name="mention">Positions in it count UTF-16 units; those outside the text are
    /// no reason to lose it.</param>
    public static (string Text, bool Addressed) CutOwn(string text, JsonObject? mention)
    {
        var own = (mention?["mentionees"] as JsonArray)?.OfType<JsonObject>()
            .Where(one => one["isSelf"]?.GetValueKind() == JsonValueKind.True).ToList() ?? [];
        if (own.Count == 0) return (text, false);

        var rest = text;
        foreach (var (index, length) in own.Select(one => (Index: one.Number("index"), Length: one.Number("length")))
            .Distinct().OrderByDescending(span => span.Index))
        {
            if (index is >= 0 && length > 0 && index <= rest.Length - length)
                rest = rest.Remove((int)index, (int)length);
        }

        return (rest.Trim(), true);
    }
}
