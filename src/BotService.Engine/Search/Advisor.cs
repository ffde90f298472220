using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Search;

/// <summary>Says where to go on when nothing was found.</summary>
/// <param name="common">Entries that people often ask for.</param>
internal sealed class Advisor(
    KnowledgeBase knowledge, IReadOnlyList<Entry> entries, LineIndex index, Matcher matcher, HitWriter hits,
    IReadOnlyList<string> common)
{
    private const int MostNames = 5, MostHits = 5, MostOfClass = 10, MostTerms = 24;

    // Only a search without a hit needs them; a start does not wait for that.
    private readonly Lazy<NearestNames> names = new(() => new(index.Lines));

    public SearchAdvice Advise(SearchQuery query, ReadQuery read, Filter filter, DateOnly today)
    {
        var nearest = Nearest(read, filter);
        var ids = nearest.SelectMany(n => n.Entries).Distinct().Select(e => entries[e]).ToList();
        var without = Without(query, read, filter, today);
        var broader = Broader(query, ids, without, filter);
        var contact = Contact(query, ids, without, TextNormalizer.Normalize(query.Text ?? ""));
        return new SearchAdvice(
            [.. nearest.Select(n => n.Text)], broader, without,
            filter.IsOpen || read.IsEmpty ? 0 : matcher.Find(read, today).Count,
            nearest.Count > 0 || without is not null || broader is not null
                ? [] : [.. common.Where(knowledge.Entries.ContainsKey)
                    .Select(id => hits.Name(knowledge.Entries[id], query.Locale))],
            contact);
    }

    /// <summary>Like the whole text, then like single terms.</summary>
    private IReadOnlyList<NearName> Nearest(ReadQuery read, Filter filter) => [.. read.Wanted.Select(t => t.Text)
        .Prepend(string.Join(' ', read.Wanted.Select(t => t.Text))).Distinct().Take(MostTerms)
        .SelectMany(text => names.Value.To(text, e => filter.Passes(entries[e]), MostNames))
        .OrderByDescending(n => n.Likeness).DistinctBy(n => n.Text).Take(MostNames)];

    /// <summary>
    /// Leaves out the terms that the entry lacks for which the others say most. Leaving out the rarest again and again
    /// would keep what everybody writes, such as "prepare", and lose what the question is about.
    /// </summary>
    private Relaxed? Without(SearchQuery query, ReadQuery read, Filter filter, DateOnly today)
    {
        var terms = read.Wanted.SelectMany(t => Known(t, today)).Distinct().Take(MostTerms).ToList();
        var scores = terms.Select(t => matcher.Find(t, today, Matcher.Coverage)).ToList();
        var allowed = matcher.Find(read with { Wanted = [] }, today).Select(m => m.Entry)
            .Where(e => filter.Passes(entries[e])).ToList();
        if (terms.Count == 0 || allowed.Count == 0) return null;
        var best = allowed.MaxBy(e => scores.Sum(s => s[e]));
        var kept = terms.Where((_, i) => scores[i][best] > 0).ToList();
        if (kept.Count == 0 || kept.SequenceEqual(read.Wanted)) return null;
        var found = matcher.Find(read with { Wanted = kept }, today).Where(m => filter.Passes(entries[m.Entry]))
            .OrderByDescending(m => m.Score).ThenBy(m => m.Entry).ToList();
        var left = read.Wanted.Except(terms).Select(t => Remainder(t.Text, terms)).Where(t => t.Length > 0);
        return found.Count == 0 ? null : new Relaxed(
            [.. left, .. terms.Except(kept).Select(t => t.Text)], read.Typed(kept), found.Count,
            [.. found.Take(MostHits).Select(m => hits.Write(m, kept, query.Locale, today))]);
    }

    /// <summary>The term, if some entry holds it; else the parts of a run that some entry holds.</summary>
    private IEnumerable<QueryTerm> Known(QueryTerm term, DateOnly today)
    {
        if (matcher.Find(term, today, Matcher.Coverage).Any(s => s > 0)) return [term];
        if (term.Kind != TermKind.Characters || term.Text.Length <= 2) return [];
        var known = new List<QueryTerm>();
        for (var start = 0; start + 2 <= term.Text.Length;)
        {
            var length = 0;
            for (var l = 2; start + l <= term.Text.Length
                && index.Expression(term.Text.Substring(start, l)).Count > 0; l++) length = l;
            if (length > 0) known.Add(new QueryTerm(TermKind.Characters, term.Text.Substring(start, length)));
            start += Math.Max(1, length);
        }
        return known;
    }

    /// <summary>What of a text the terms found in it leave over.</summary>
    private static string Remainder(string text, IEnumerable<QueryTerm> terms) =>
        terms.Aggregate(text, (rest, t) => rest.Replace(t.Text, " ", StringComparison.Ordinal)).Trim();

    private BroaderClass? Broader(SearchQuery query, IReadOnlyList<Entry> near, Relaxed? without, Filter filter)
    {
        var found = near.Concat(without?.Hits.Select(h => knowledge.Entries[h.Entry]) ?? []).ToList();
        (string Classification, string Term)? set = filter.Classes is [var first, ..] ? first : null;
        if (set is null && found.Count == 0) return null;
        var (classification, term) = set ?? (ClassTerms.Service, found[0].Classes.Service);
        var filed = entries.Where(e => ClassTerms.Of(e).Contains((classification, term))).ToList();
        if (filed.Count == 0) return null;
        var name = knowledge.Words(query.Locale).Classes.GetValueOrDefault((classification, term), term);
        return new BroaderClass(classification, new SearchTerm(term, name), [.. filed
            .OrderByDescending(filter.Passes)
            .ThenByDescending(e => found.Count > 0 && e.Organisation == found[0].Organisation)
            .Take(MostOfClass).Select(e => hits.Name(e, query.Locale))]);
    }

    /// <summary>
    /// Of the organisation chosen, named or spoken of; else of the entry that comes
    /// nearest; else those who know for all.
    /// </summary>
    private ContactLine Contact(SearchQuery query, IReadOnlyList<Entry> near, Relaxed? without, string text)
    {
        var organisations = knowledge.Catalogue.Organisations;
        var organisation = query.Organisation is { } chosen && organisations.ContainsKey(chosen) ? chosen
            : Named(o => o.Short, text) ?? Named(o => o.Name, text) ?? near.Select(e => e.Organisation).FirstOrDefault()
            ?? without?.Hits[0].Organisation.Id ?? Named(o => o.Topic, text)
            ?? (organisations.ContainsKey("any") ? "any" : organisations.Keys.First());
        var contact = organisations[organisation].Confirm;
        var words = knowledge.Words(query.Locale).Contacts.GetValueOrDefault(contact);
        return new ContactLine(
            organisation, words?.Name ?? contact, knowledge.Catalogue.Contacts.GetValueOrDefault(contact)?.Number ?? "",
            words?.Hours ?? "");
    }

    /// <summary>
    /// The organisation whose word stands in the text; of several words the longest, because it says most.
    /// </summary>
    private string? Named(Func<OrganisationWording, string> wordOf, string text) => (
        from words in knowledge.Catalogue.Wordings.Values
        from organisation in words.Organisations
        let word = TextNormalizer.Normalize(wordOf(organisation.Value))
        where TextSearch.Holds(text, word)
        orderby word.Length descending
        select organisation.Key).FirstOrDefault();
}
