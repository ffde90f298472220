using System.Text.RegularExpressions;

namespace BotService.Engine.Knowledge;

/// <summary>
/// A value quoted in a sentence: <c>{amount}</c> or <c>{taipower.ebill-discount}</c>; its first group is the name.
/// </summary>
public static partial class Quotation
{
    [GeneratedRegex(@"\{([a-z0-9.-]+)\}")]
    public static partial Regex Pattern();

    /// <summary>A sentence with the <c>{name}</c>s given filled in; one without a value leaves nothing.</summary>
    public static string Fill(string sentence, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (name, value) in values)
            sentence = sentence.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return sentence;
    }

    public static IEnumerable<string> NamesIn(string sentence) =>
        Pattern().Matches(sentence).Select(m => m.Groups[1].Value);
}
