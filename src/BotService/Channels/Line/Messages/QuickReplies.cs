using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Engine.Dialogs.Script;

namespace BotService.Channels.Line.Messages;

/// <summary>A button under the last message.</summary>
/// <param name="Address">What it opens, such as <c>tel:119</c>; null: it says its label.</param>
internal sealed record QuickReply(string Label, string? Address);

/// <summary>
/// What a reply offers to choose from, as buttons under the last message. What does not fit on them stands in the text.
/// </summary>
internal static class QuickReplies
{
    /// <summary>
    /// What the buttons do not show in full, as lines to be added to the text; null when they show all.
    /// </summary>
    public static string? Listed(IReadOnlyList<string> labels, PageWording words)
    {
        var all = labels.Count > LineLimits.QuickReplies;
        var lines = Marked(labels).Where(l => all || IsLong(l.Label))
            .Select(l => IsLong(l.Label) ? l.Marked : $"• {l.Label}").ToList();
        if (all) lines.Add(
            words.Say("line.others", ("count", LineLimits.QuickReplies.ToString(CultureInfo.InvariantCulture))));
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    /// <summary>A long label keeps its number from the list, so that two that begin alike can be told apart.</summary>
    public static JsonObject Write(IReadOnlyList<QuickReply> buttons)
    {
        var opening = buttons.Where(b => b.Address is not null)
            .Select(b => new JsonObject { ["type"] = "uri", ["label"] = Short(b.Label), ["uri"] = b.Address });
        var saying = Marked([.. buttons.Where(b => b.Address is null).Select(b => b.Label)]).Select(l => new JsonObject
        {
            ["type"] = "message",
            ["label"] = TextCut.Graphemes(l.Marked, LineLimits.Label),
            ["text"] = TextCut.Graphemes(l.Label, LineLimits.Say),
        });
        var items = opening.Concat(saying).Take(LineLimits.QuickReplies)
            .Select(action => (JsonNode)new JsonObject { ["type"] = "action", ["action"] = action });
        return new JsonObject { ["items"] = new JsonArray([.. items]) };
    }

    /// <summary>A number to call stands first; what it is for, in brackets, may go.</summary>
    private static string Short(string label) =>
        IsLong(label) && label.AsSpan().IndexOfAny('(', '（') is > 0 and var bracket
            ? label[..bracket].TrimEnd() : TextCut.Graphemes(label, LineLimits.Label);

    private static bool IsLong(string label) => new StringInfo(label).LengthInTextElements > LineLimits.Label;

    /// <summary>Each label and how it is shown: the long ones are numbered among themselves.</summary>
    private static IEnumerable<(string Label, string Marked)> Marked(IReadOnlyList<string> labels)
    {
        var number = 0;
        return labels.Select(
            label => (label,
                IsLong(label) ? string.Create(CultureInfo.InvariantCulture, $"{++number}. {label}") : label));
    }
}
