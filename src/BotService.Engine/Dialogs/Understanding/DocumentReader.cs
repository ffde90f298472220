using BotService.Engine.Dialogs.Reading;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>What an utterance says of papers.</summary>
/// <param name="Held">At hand.</param>
/// <param name="Lacked">Not at hand.</param>
/// <param name="Rest">All others are at hand.</param>
internal sealed record Papers(IReadOnlyList<string> Held, IReadOnlyList<string> Lacked, bool Rest)
{
    public bool Names(string document) => Held.Contains(document) || Lacked.Contains(document);

    public static readonly Papers None = new([], [], Rest: false);
}

/// <summary>Finds the documents of the catalogue that an utterance names, longest expression first.</summary>
internal sealed class DocumentReader
{
    private readonly Phrases phrases;
    private readonly PolarityReader lacking;
    private readonly IReadOnlyList<IGrouping<string, string>> expressions;

    public DocumentReader(KnowledgeBase knowledge, Phrases phrases)
    {
        (this.phrases, lacking) = (phrases, new PolarityReader(phrases.Lacks));
        expressions =
        [
            .. (from locale in knowledge.Locales
                from document in knowledge.Words(locale).Documents
                from phrase in document.Value.Say.Append(document.Value.Name)
                let normal = TextNormalizer.Normalize(phrase)
                where normal.Length > 1
                select (normal, document.Key)).GroupBy(e => e.normal, e => e.Key).OrderByDescending(g => g.Key.Length),
        ];
    }

    /// <summary>
    /// The papers named. An expression that stands for several documents counts for each of them; one that is held and
    /// lacked in one message is lacked: who lacks a paper must not be told that she has it.
    /// </summary>
    public Papers Read(string normal)
    {
        // Where what is held turns to what is not, a clause ends.
        var text = TextSearch.TakeAll(normal, phrases.Contrasts);
        var (mentions, free) = (new List<Mention>(), text);
        foreach (var group in expressions)
            for (var at = TextSearch.Find(free, group.Key, 0); at >= 0; at = TextSearch.Find(free, group.Key, 0))
            {
                mentions.AddRange(group.Select(d => new Mention(at, at + group.Key.Length, d)));
                free = TextSearch.Take(free, at, group.Key.Length);
            }
        if (mentions.Count == 0) return Papers.None;
        var places = mentions.DistinctBy(m => m.At).OrderBy(m => m.At).ToList();
        var read = lacking.Read(text, places);
        var lacked = mentions.Where(m => read[places.FindIndex(p => p.At == m.At)] != Polarity.Affirmed)
            .Select(m => m.Meaning).Distinct().ToList();
        return new Papers(
            [.. mentions.Where(m => !IsWanted(text, m.At)).Select(m => m.Meaning).Distinct().Except(lacked)], lacked,
            lacked.Count > 0 && phrases.Rest.Any(r => TextSearch.Holds(normal, r)));
    }

    /// <summary>
    /// "I have an ARC and want the bill in my name": the last word before it wishes and does not claim.
    /// </summary>
    private bool IsWanted(string text, int at)
    {
        var before = text[..at];
        return Last(phrases.Wants) is >= 0 and var wish && wish > Last(phrases.Have);

        int Last(IEnumerable<string> words) =>
            words.Select(w => TextSearch.Holds(before, w) ? before.LastIndexOf(w, StringComparison.Ordinal) : -1)
                .DefaultIfEmpty(-1).Max();
    }
}
