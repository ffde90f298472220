using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Search;

/// <summary>Shows found entries to a reader: the name, and the sentence that fits best.</summary>
internal sealed class HitWriter(
    KnowledgeBase knowledge, IReadOnlyList<Entry> entries, LineIndex index, LineWriter texts)
{
    private readonly ILookup<(int Entry, string Locale), SearchedLine> shown = index.Lines.Where(l => l.IsShown)
        .ToLookup(l => (l.Entry, l.Locale));

    public SearchHit Write(Match match, IReadOnlyList<QueryTerm> terms, string locale, DateOnly today)
    {
        var entry = entries[match.Entry];
        var name = Marker.Mark(entry.Wordings[locale].Name, terms);
        var (snippet, part) = Snippet(match.Entry, terms, locale, today, withNames: name.Marks.Count == 0);
        return new SearchHit(
            entry.Id, name, snippet, part,
            Organisation(entry.Organisation, locale), KebabCase.Of(entry.Kind), entry.Updated,
            entry.InForce(today) is not null, Math.Round(match.Score, 4));
    }

    public SearchTerm Name(Entry entry, string locale) => new(entry.Id, entry.Wordings[locale].Name);

    public SearchTerm Organisation(string id, string locale) =>
        new(id, knowledge.Words(locale).Organisations.GetValueOrDefault(id)?.Name ?? id);

    /// <summary>
    /// The line with the most of the terms, then with the most of their characters, then the most telling one.
    /// </summary>
    /// <param name="withNames">Other names may be shown too: nothing in the one above is marked.</param>
    private (MarkedText Text, string Part) Snippet(
        int entry, IReadOnlyList<QueryTerm> terms, string locale, DateOnly today, bool withNames)
    {
        var best = shown[(entry, locale)].First(l => l.Place == TextPlace.Summary);
        var most = (Terms: 0, Characters: 0);
        foreach (var line in shown[(entry, locale)]
            .Where(l => l.Holds(today) && (withNames || l.Place != TextPlace.Names)).OrderBy(l => Rank(l.Place)))
        {
            var found = Count(line.Normal, terms);
            if (found.CompareTo(most) <= 0) continue;
            (best, most) = (line, found);
        }
        return (Marker.Mark(texts.Filled(best.Text, today), terms), best.Part);
    }

    /// <summary>Of equals, a sentence says more to a reader than a name that stands above it anyway.</summary>
    private static int Rank(TextPlace place) =>
        place switch { TextPlace.Summary => 0, TextPlace.Sentences => 1, TextPlace.Items => 2, _ => 3 };

    private static (int Terms, int Characters) Count(string normal, IReadOnlyList<QueryTerm> terms)
    {
        var (count, characters) = (0, 0);
        foreach (var term in terms)
        {
            var found = Marker.Find(normal, term).Select(f => normal.Substring(f.Start, f.Length)).Distinct()
                .Sum(f => f.Length);
            if (found > 0) count++;
            characters += Math.Min(found, 2 * term.Text.Length);
        }
        return (count, characters);
    }
}
