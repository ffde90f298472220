using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Bot.Rendering;

namespace BotService.Channels.Line.Messages;

/// <summary>What a reply offers to choose from, as buttons under the last message. What does not fit on them stands in the text.</summary>
internal static class QuickReplies
{
    /// <summary>What the buttons do not show in full, as lines to be added to the text; null when they show all.</summary>
    public static string? Listed(IReadOnlyList<string> labels, PageWording words)
    {
        var all = labels.Count > LineLimits.QuickReplies;
        var lines = Marked(labels).Where(l => all || IsLong(l.Label)).Select(l => IsLong(l.Label) ? l.Marked : $"• {l.Label}").ToList();
        if (all) lines.Add(words.Say("line.others", ("count", LineLimits.QuickReplies.ToString(CultureInfo.InvariantCulture))));
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    /// <summary>A long label keeps its number from the list, so that two that begin alike can be told apart.</summary>
    public static JsonObject Buttons(IReadOnlyList<string> labels) => new()
    {
        ["items"] = new JsonArray([.. Marked(labels).Take(LineLimits.QuickReplies).Select(l => (JsonNode)new JsonObject
        {
            ["type"] = "action",
            ["action"] = new JsonObject
            {
                ["type"] = "message",
                ["label"] = TextCut.Graphemes(l.Marked, LineLimits.Label),
                ["text"] = TextCut.Graphemes(l.Label, LineLimits.Say),
            },
        })]),
    };

    private static bool IsLong(string label) => new StringInfo(label).LengthInTextElements > LineLimits.Label;

    /// <summary>Each label and how it is shown: the long ones are numbered among themselves.</summary>
    private static IEnumerable<(string Label, string Marked)> Marked(IReadOnlyList<string> labels)
    {
        var number = 0;
        return labels.Select(label => (label, IsLong(label) ? string.Create(CultureInfo.InvariantCulture, $"{++number}. {label}") : label));
    }
}
