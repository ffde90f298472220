using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>What the writers of a sheet say with the words of <c>dialogs/sheet.&lt;locale&gt;.yaml</c>.</summary>
internal static class SheetLabels
{
    /// <summary>The words under a key, with their places filled in.</summary>
    public static string Fill(
        this IReadOnlyDictionary<string, string> labels, string key,
        params ReadOnlySpan<(string Name, string? Value)> values) => Quotation.Fill(labels[key], values);

    /// <summary>Names one after the other, as the language sets them.</summary>
    public static string Joined(this IReadOnlyDictionary<string, string> labels, IEnumerable<string> names) =>
        string.Join(labels["and"], names);
}
