using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Bot.Rendering;

namespace BotService.Channels.Line.Messages;

/// <summary>What a reply offers to choose from, as buttons under the last message. What does not fit on them stands in the text.</summary>
internal static class QuickReplies
{
    /// <summary>The labels as lines to be added to the text; null when the buttons show them all in full.</summary>
    public static string? Listed(IReadOnlyList<string> labels, PageWording words)
    {
        var cut = labels.Any(IsLong);
        if (!cut && labels.Count <= LineLimits.QuickReplies) return null;
        var lines = labels.Select((label, i) => cut ? Numbered(label, i) : $"• {label}");
        if (labels.Count > LineLimits.QuickReplies)
            lines = lines.Append(words.Say("line.others", ("count", LineLimits.QuickReplies.ToString(CultureInfo.InvariantCulture))));
        return string.Join('\n', lines);
    }

    /// <summary>A long label keeps its number from the list, so that two that begin alike can be told apart.</summary>
    public static JsonObject Buttons(IReadOnlyList<string> labels) => new()
    {
        ["items"] = new JsonArray([.. labels.Take(LineLimits.QuickReplies).Select((label, i) => (JsonNode)new JsonObject
        {
            ["type"] = "action",
            ["action"] = new JsonObject
            {
                ["type"] = "message",
                ["label"] = IsLong(label) ? TextCut.Graphemes(Numbered(label, i), LineLimits.Label) : label,
                ["text"] = TextCut.Graphemes(label, LineLimits.Say),
            },
        })]),
    };

    private static bool IsLong(string label) => new StringInfo(label).LengthInTextElements > LineLimits.Label;

    private static string Numbered(string label, int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {label}");
}
