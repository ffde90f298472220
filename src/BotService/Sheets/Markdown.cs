using System.Text;

namespace BotService.Sheets;

/// <summary>
/// Plain sentences made safe for clients that read them as Markdown: every character is shown, none is obeyed.
/// </summary>
internal static class Markdown
{
    private const string AlwaysSpecial = "\\`*_[]<>|~$&";

    /// <summary>Lines become paragraphs, because clients differ in what a single line break means.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var line in text.ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (result.Length > 0) result.Append("\n\n");
            EscapeLine(result, line);
        }
        return result.ToString();
    }

    /// <summary>A link whose label is shown as it stands. The address must be absolute or begin with a slash.</summary>
    public static string Link(string label, string url) => $"[{Escape(label)}]({LinkTarget(url)})";

    private static void EscapeLine(StringBuilder result, string line)
    {
        var start = BlockMark(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (i == start || AlwaysSpecial.Contains(line[i], StringComparison.Ordinal)) result.Append('\\');
            result.Append(line[i]);
        }
    }

    /// <summary>Where a heading, bullet, rule or numbered item would begin: the character to escape, else -1.</summary>
    private static int BlockMark(string line)
    {
        if (line[0] is '#' or '+' or '-' or '=') return 0;
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 10 && digits < line.Length && line[digits] is '.' or ')' ? digits : -1;
    }

    /// <summary>Brackets and spaces would end the address early.</summary>
    private static string LinkTarget(string url) =>
        url.Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
}
