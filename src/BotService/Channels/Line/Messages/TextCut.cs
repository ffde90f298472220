using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// Cuts texts where a reader would: between paragraphs or sentences, never in a character or a web address.
/// </summary>
internal static partial class TextCut
{
    /// <summary>Where a piece may end, best first: a line, a sentence, a word.</summary>
    private static readonly Func<string, int, bool>[] Ends =
    [
        (text, at) => text[at - 1] == '\n',
        (text, at) => !"」』）”)".Contains(text[at], StringComparison.Ordinal)
            && ("。！？」』".Contains(text[at - 1], StringComparison.Ordinal)
                || (".!?)”".Contains(text[at - 1], StringComparison.Ordinal) && char.IsWhiteSpace(text[at]))),
        (text, at) => char.IsWhiteSpace(text[at - 1]) || "；，、".Contains(text[at - 1], StringComparison.Ordinal),
    ];

    /// <summary>
    /// The text in pieces of at most so many UTF-16 units; nothing but white space at the cuts is lost.
    /// </summary>
    public static IEnumerable<string> Split(string text, int max)
    {
        for (text = text.Trim(); text.Length > max;)
        {
            var at = Cut(text, max);
            yield return text[..at].TrimEnd();
            text = text[at..].TrimStart();
        }
        if (text.Length > 0) yield return text;
    }

    /// <summary>At most so many grapheme clusters; a longer text ends with an ellipsis.</summary>
    public static string Graphemes(string text, int max)
    {
        var clusters = new StringInfo(text);
        return clusters.LengthInTextElements <= max
            ? text : clusters.SubstringByTextElements(0, max - 1).TrimEnd() + "…";
    }

    /// <summary>
    /// Whole sentences up to so many UTF-16 units; a first sentence that is longer itself ends with an ellipsis.
    /// </summary>
    public static string Sentences(string text, int max)
    {
        if (text.Length <= max) return text;
        var at = Cut(text, max - 1);
        return Ends[0](text, at) || Ends[1](text, at) ? text[..at].TrimEnd() : text[..at].TrimEnd() + "…";
    }

    /// <param name="text">Longer than <paramref name="max"/>.</param>
    private static int Cut(string text, int max)
    {
        var places = Places(text, max);
        foreach (var end in Ends)
            if (places.FindLast(at => at > max / 2 && end(text, at)) is > 0 and var found) return found;
        // One character of thousands of marks: at least no half of a surrogate pair.
        return places.Count > 0 ? places[^1] : char.IsLowSurrogate(text[max]) ? max - 1 : max;
    }

    /// <summary>The ends of grapheme clusters that are not inside a web address, rising.</summary>
    private static List<int> Places(string text, int max)
    {
        var places = new List<int>();
        for (var at =
            StringInfo.GetNextTextElementLength(text); at <= max; at += StringInfo.GetNextTextElementLength(text,
                at)) places.Add(at);
        foreach (Match address in Address().Matches(text))
            if (address.Length <= max)
                places.RemoveAll(at => at > address.Index && at < address.Index + address.Length);
        return places;
    }

    [GeneratedRegex("https?://[!-~]+")]
    private static partial Regex Address();
}
