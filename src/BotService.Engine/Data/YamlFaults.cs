using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace BotService.Engine.Data;

/// <summary>
/// Says in plain words what is likely wrong in a text that is no YAML. The library tells where it stopped; what an editor
/// did stands there or before.
/// </summary>
internal static partial class YamlFaults
{
    /// <param name="error">What the library threw.</param>
    public static Problem Explain(string file, string text, Exception error)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var at = Math.Clamp(error is YamlException y ? (int)y.Start.Line : lines.Length, 1, lines.Length);
        var message = error.InnerException?.Message ?? error.Message;
        return Tab(file, lines) ?? Doubled(file, at, message) ?? YamlMarks.Find(file, lines, error is YamlException ? at : null)
            ?? Special(file, lines, at, message) ?? Sentence(file, lines, at, message)
            ?? FileProblem.YamlOther.At(new(file, at), message);
    }

    private static Problem? Tab(string file, string[] lines)
    {
        var at = Array.FindIndex(lines, l => TabBefore().IsMatch(l));
        return at < 0 ? null : FileProblem.YamlTab.At(new(file, at + 1));
    }

    private static Problem? Doubled(string file, int at, string message) => Twice().Match(message) is { Success: true } twice
        ? FileProblem.YamlKeyTwice.At(new(file, at), twice.Groups[1].Value) : null;

    private static Problem? Special(string file, string[] lines, int at, string message)
    {
        if (Anchor().Match(message) is { Success: true } anchor)
        {
            at = Array.FindIndex(lines, l => l.Contains($"*{anchor.Groups[1].Value}", StringComparison.Ordinal)) + 1;
            return FileProblem.YamlSpecial.At(new(file, Math.Max(1, at)), "*");
        }
        if (BeginsWith().Match(lines[at - 1]) is { Success: true } begins)
            return FileProblem.YamlSpecial.At(new(file, at), begins.Groups[1].Value);
        return null;
    }

    /// <summary>A colon too many, one too few, or a line that stands neither here nor there.</summary>
    private static Problem? Sentence(string file, string[] lines, int at, string message)
    {
        var line = lines[at - 1];
        if (Colons().Match(line) is { Success: true } colons)
            return FileProblem.YamlColon.At(new(file, at), colons.Groups[1].Value.Trim());
        if (!message.Contains("expected key", StringComparison.Ordinal)
            && !message.Contains("invalid mapping", StringComparison.Ordinal)) return null;
        var before = at < 2 ? "" : lines[at - 2];
        if (before.Trim().Length > 0 && !HasKey(before) && Indent(before) == Indent(line))
            return FileProblem.YamlNoColon.At(new(file, at - 1), before.Trim());
        if (!HasKey(line)) return FileProblem.YamlNoColon.At(new(file, at), line.Trim());
        return FileProblem.YamlIndent.At(new(file, at), Indent(line));
    }

    private static bool HasKey(string line) => Key().IsMatch(line) || line.TrimStart().StartsWith('#');

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"^ *\t\s*[^\s#]")]
    private static partial Regex TabBefore();

    [GeneratedRegex("Duplicate key (.+)$")]
    private static partial Regex Twice();

    [GeneratedRegex("anchor '(.+?)'")]
    private static partial Regex Anchor();

    /// <summary>A value that begins with a sign of YAML's own, or with a bracket though text follows its end.</summary>
    [GeneratedRegex(@"(?:^\s*(?:- +)?[\w.-]+: +|^\s*- +|[\[{,] *[\w.-]+: +)([@`%&!]|\{(?=[^}]*\}\s*[^\s,}\]#:])|\[(?=[^\]]*\]\s*[^\s,}\]#:]))")]
    private static partial Regex BeginsWith();

    /// <summary>A value without quotation marks that holds a colon with a space behind it.</summary>
    [GeneratedRegex(@"(?:^\s*(?:- +)?[\w.-]+|[{,] *[\w.-]+): +([^""'\s\[{|>,][^,]*?: +[^,}\]]*)")]
    private static partial Regex Colons();

    [GeneratedRegex(@"^\s*(?:- +)?(?:[^\s:#][^:]*?|""[^""]*""): |^\s*(?:- +)?[^:]+:\s*$|^\s*-( |$)")]
    private static partial Regex Key();
}
