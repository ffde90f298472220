using BotService.Engine.Dialogs.Script;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Reading;

/// <summary>
/// Finds which of the things named are denied. A word of denial belongs to the nearest thing of its clause: to the one
/// before it when it says that somebody cannot (「本人沒辦法去」), else to the one behind it (「沒辦法線上辦」). Two
/// denials of one thing leave it unclear.
/// </summary>
internal sealed class PolarityReader(Denials words)
{
    /// <summary>How many characters, or words in Latin script, may stand between a denial and what it denies.</summary>
    private const int Reach = 5, WordReach = 4, Behind = 2;

    /// <param name="mentions">Sorted by place, none within another.</param>
    public IReadOnlyList<Polarity> Read(string text, IReadOnlyList<Mention> mentions)
    {
        var denied = new int[mentions.Count];
        var free = TextSearch.TakeAll(
            mentions.Aggregate(text, (left, m) => TextSearch.Take(left, m.At, m.End - m.At)), words.Harmless);
        foreach (var phrase in words.Disabling.Concat(words.Plain))
            for (var at = TextSearch.Find(free, phrase, 0); at >= 0; at = TextSearch.Find(free, phrase, 0))
            {
                var target = Target(text, mentions, at, at + phrase.Length, words.Disabling.Contains(phrase));
                if (target >= 0) denied[target]++;
                free = TextSearch.Take(free, at, phrase.Length);
            }
        for (var i = 0; i < mentions.Count; i++) if (IsExcepted(text, mentions[i])) denied[i]++;
        return [.. denied.Select(d => d == 0 ? Polarity.Affirmed : d == 1 ? Polarity.Denied : Polarity.Unclear)];
    }

    private static int Target(string text, IReadOnlyList<Mention> mentions, int at, int end, bool disabling)
    {
        var before = -1;
        for (var i = 0; i < mentions.Count; i++)
            if (mentions[i].End <= at
                && Distance(text, mentions[i].End, at) <= (IsLatin(text, at) ? 0 : Behind)) before = i;
        if (disabling && before >= 0) return before;
        for (var i = 0; i < mentions.Count; i++)
            if (mentions[i].At >= end)
                return Distance(text, end, mentions[i].At) <= ReachOf(text, at, end) ? i : -1;
        return -1;
    }

    /// <summary>"No" denies the very next word: else it is an answer by itself, as in "No, I cannot go".</summary>
    private static int ReachOf(string text, int at, int end) =>
        !IsLatin(text, end - 1) ? Reach : end - at <= 2 ? 0 : WordReach;

    /// <summary>「除了…以外」 names what is not meant.</summary>
    private bool IsExcepted(string text, Mention mention) =>
        words.Except.Any(e => TextSearch.Find(text, e, 0) is >= 0 and var at && at + e.Length <= mention.At
            && Distance(text, at + e.Length, mention.At) <= Behind)
        || words.ExceptBehind.Any(e => TextSearch.Find(text, e, mention.End) is >= 0 and var at
            && Distance(text, mention.End, at) <= Behind);

    /// <summary>Characters between two places, words in Latin script; far where a clause ends in between.</summary>
    private static int Distance(string text, int from, int to)
    {
        var between = text.AsSpan(from, to - from);
        if (between.Contains(TextSearch.Taken)) return int.MaxValue;
        var trimmed = between.Trim(' ');
        if (IsLatin(text, from == 0 ? 0 : from - 1)) return trimmed.Length == 0 ? 0 : trimmed.Count(' ') + 1;
        return between.Contains(' ') ? int.MaxValue : between.Length;
    }

    private static bool IsLatin(string text, int at) => at < text.Length && char.IsAsciiLetterOrDigit(text[at]);
}
