using System.Collections.Concurrent;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Reading;

/// <summary>A line of a list, and how much of a question it covers, 0…1.</summary>
internal readonly record struct FoundPart(ChecklistItem Item, double Cover);

/// <summary>
/// Finds the lines of a list that a second question is about: 「印章要帶嗎」 after a list that names the seal. What is
/// rare among all lines counts most; a question that no line covers is not answered by any.
/// </summary>
internal sealed class PartFinder
{
    /// <summary>A line that covers less of the question is about something else.</summary>
    private const double Covers = 0.3;

    /// <summary>Lines nearly as good as the best are told too, up to this many.</summary>
    private const int Most = 3;

    private const double NearlyAsGood = 0.75;

    private readonly Dictionary<(string Entry, Section Section, string Id), HashSet<string>> lines = [];
    private readonly ConcurrentDictionary<string, HashSet<string>> vocabularies = [];
    private readonly KnowledgeBase knowledge;
    private readonly Dictionary<string, double> weights = [];
    private readonly IReadOnlyList<string> around;
    private readonly double rarest;

    /// <param name="around">Small words that say nothing of the matter.</param>
    public PartFinder(KnowledgeBase knowledge, IEnumerable<string> around)
    {
        this.knowledge = knowledge;
        this.around = [.. around.OrderByDescending(a => a.Length)];
        foreach (var entry in knowledge.Entries.Values)
            foreach (var fact in entry.Versions.SelectMany(v => v.Facts))
                lines[(entry.Id, fact.Section, fact.Id)] =
                    [.. knowledge.Locales.SelectMany(l => Words(knowledge, entry, fact, l))
                        .SelectMany(t => Grams(TextNormalizer.Normalize(t)))];
        foreach (var gram in lines.Values.SelectMany(g => g))
            weights[gram] = weights.GetValueOrDefault(gram) + 1;
        rarest = Math.Log(1 + lines.Count);
        foreach (var (gram, count) in weights) weights[gram] = Math.Log(1 + lines.Count / count);
    }

    /// <returns>Best first; empty when no line is about the question.</returns>
    public IReadOnlyList<FoundPart> Find(string entry, Checklist list, string normal)
    {
        var asked = Grams(TextSearch.Without(normal, around)).ToHashSet();
        var whole = asked.Sum(Weight);
        if (whole == 0) return [];
        var found = new List<FoundPart>();
        foreach (var item in list.Items)
        {
            if (!lines.TryGetValue((entry, item.Fact.Section, item.Fact.Id), out var grams)) continue;
            var cover = asked.Where(grams.Contains).Sum(Weight) / whole;
            if (cover >= Covers) found.Add(new FoundPart(item, cover));
        }
        if (found.Count == 0) return [];
        var best = found.Max(f => f.Cover);
        return [.. found.Where(f => f.Cover >= best * NearlyAsGood).OrderByDescending(f => f.Cover).Take(Most)];
    }

    /// <summary>How much of a sentence is made of words that are used where the entry is spoken of, 0…1.</summary>
    public double Known(string entry, string normal)
    {
        var asked = Grams(TextSearch.Without(normal, around)).ToHashSet();
        var whole = asked.Sum(Weight);
        // Made when an entry is first talked about: a start need not wait for all of them.
        return whole == 0
            ? 0 : asked.Where(vocabularies.GetOrAdd(entry, Vocabulary).Contains).Sum(Weight) / whole;
    }

    private HashSet<string> Vocabulary(string entry) =>
        [.. lines.Where(l => l.Key.Entry == entry).SelectMany(l => l.Value)
            .Concat(knowledge.Entries[entry].Utterances.Values.SelectMany(u => u)
                .SelectMany(u => Grams(TextNormalizer.Normalize(u))))];

    private double Weight(string gram) => weights.GetValueOrDefault(gram, rarest);

    private static IEnumerable<string> Words(KnowledgeBase knowledge, Entry entry, Fact fact, string locale)
    {
        if (entry.Wordings[locale].Texts.TryGetValue((fact.Section, fact.Id), out var own)) yield return own;
        var words = knowledge.Words(locale);
        var item = fact switch
        {
            Fact.Document => words.Documents.GetValueOrDefault(fact.Id),
            Fact.Channel => words.Channels.GetValueOrDefault(fact.Id),
            _ => null,
        };
        if (item is null) yield break;
        foreach (var text in (string?[])[item.Name, item.About, item.Where, .. item.Say])
            if (text is not null) yield return text;
    }

    /// <summary>Pairs of neighbouring Han characters, and words in other scripts.</summary>
    private static IEnumerable<string> Grams(string normal)
    {
        foreach (var word in normal.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            for (int start = 0, end; start < word.Length; start = end)
            {
                var han = Scripts.IsHan(word[start]);
                for (end = start + 1; end < word.Length && Scripts.IsHan(word[end]) == han; end++) ;
                if (!han) yield return word[start..end];
                else
                    for (var at = start; at + 1 < end; at++)
                        yield return word.Substring(at, 2);
            }
    }
}
