using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BotService.Tests.Sheets;

/// <summary>Reads an Adaptive Card as a client shows it: every text in order, Markdown undone.</summary>
internal static partial class CardReader
{
    public static string Text(JsonNode card)
    {
        var text = new StringBuilder();
        Walk(card["body"], text);
        return text.ToString();
    }

    /// <summary>Removes links and escapes. What is left unescaped and would be Markdown is an error.</summary>
    public static string Shown(string markdown)
    {
        var shown = Link().Replace(markdown, m => m.Groups["label"].Value);
        var bare = Escape().Replace(shown, "");
        Assert.DoesNotMatch(@"[*_`\[\]<>~$|&]", bare);
        return Escape().Replace(shown, m => m.Value[1..]);
    }

    private static void Walk(JsonNode? node, StringBuilder text)
    {
        if (node is JsonArray array) foreach (var child in array) Walk(child, text);
        if (node is not JsonObject json) return;
        if ((string?)json["type"] == "TextBlock") text.Append(Shown((string)json["text"]!)).Append('\n');
        foreach (var fact in json["facts"]?.AsArray() ?? [])
            text.Append(Shown((string)fact!["title"]!)).Append(' ').Append(Shown((string)fact["value"]!)).Append('\n');
        // An action's title is shown as it is.
        foreach (var action in json["actions"]?.AsArray() ?? []) text.Append((string?)action!["title"]).Append('\n');
        foreach (var inner in (string[])["items", "columns", "body"]) Walk(json[inner], text);
    }

    [GeneratedRegex(@"(?<!\\)\[(?<label>(?:\\.|[^\]\\])*)\]\((?<url>[^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\[!-/:-@\[-`{-~]")]
    private static partial Regex Escape();
}
