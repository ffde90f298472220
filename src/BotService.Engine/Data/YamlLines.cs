using YamlDotNet.Core;

namespace BotService.Engine.Data;

/// <summary>Where things stand in a YAML text: indices of its characters, the mark at its beginning counted.</summary>
internal static class YamlLines
{
    /// <summary>As the text ends its lines.</summary>
    public static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The library does not count the mark.</summary>
    public static int Index(string text, Mark mark) => (int)mark.Index + (text.StartsWith('\uFEFF') ? 1 : 0);

    public static int Start(string text, int index) => index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;

    /// <summary>Before the line's end, or the text's.</summary>
    public static int End(string text, int index)
    {
        var end = text.IndexOf('\n', Math.Max(0, index));
        return end < 0 ? text.Length : end > 0 && text[end - 1] == '\r' ? end - 1 : end;
    }
}
