using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Search;

/// <summary>The search over one knowledge base; its index is built once and never changes.</summary>
public sealed class KnowledgeSearch : ISearch
{
    private readonly KnowledgeBase knowledge;
    private readonly IReadOnlyDictionary<string, SearchWords> words;
    private readonly Entry[] entries;
    private readonly QueryReader reader;
    private readonly Matcher matcher;
    private readonly HitWriter hits;
    private readonly Advisor advisor;

    /// <param name="words">The search's own words by locale.</param>
    /// <param name="common">Entries that people often ask for, offered when nothing is near.</param>
    public KnowledgeSearch(
        KnowledgeBase knowledge, IReadOnlyDictionary<string, SearchWords> words, IReadOnlyList<string> common)
    {
        (this.knowledge, this.words) = (knowledge, words);
        entries = [.. knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)];
        var texts = new LineWriter(knowledge);
        var index = new LineIndex([.. entries.SelectMany(texts.Write)]);
        reader = new QueryReader([.. words.Values.SelectMany(w => w.SetAside).Distinct()]);
        matcher = new Matcher(index, entries.Length);
        hits = new HitWriter(knowledge, entries, index, texts);
        advisor = new Advisor(knowledge, entries, index, matcher, hits, common);
    }

    public string Release => knowledge.Release;

    public IReadOnlyList<string> Locales => knowledge.Locales;

    public IReadOnlyList<SearchExample> Examples(string locale) => words[locale].Examples;

    public SearchResult Find(SearchQuery query, DateOnly today)
    {
        var words = this.words[query.Locale];
        var read = reader.Read(query.Text);
        var filter = new Filter(query, knowledge, words);
        var notices = new List<SearchNotice>(filter.Notices);
        if (read.Cut) notices.Add(words.Notice(SearchNoticeKind.TextCut, "q", SearchQuery.MaxLength));
        if (read.Unbalanced) notices.Add(words.Notice(SearchNoticeKind.UnbalancedQuote, "q"));
        if (read.IsEmpty) notices.Add(words.Notice(SearchNoticeKind.NothingToFind, "q"));

        List<Match> found = read.IsEmpty
            ? [] : [.. matcher.Find(read, today).Where(m => filter.Passes(entries[m.Entry]))];
        var pages = Math.Max(1, (found.Count + SearchQuery.PageSize - 1) / SearchQuery.PageSize);
        if (query.Page < 1) notices.Add(words.Notice(SearchNoticeKind.PageBeforeFirst, "page"));
        if (query.Page > pages) notices.Add(words.Notice(SearchNoticeKind.PageBeyondLast, "page", pages));
        var page = Math.Clamp(query.Page, 1, pages);
        var shown = Sorted(found, query).Skip((page - 1) * SearchQuery.PageSize).Take(SearchQuery.PageSize);
        return new SearchResult(
            query.Locale, [.. shown.Select(m => hits.Write(m, read.Wanted, query.Locale, today))], found.Count, page,
            pages, read.Understood, notices,
            found.Count == 0 ? advisor.Advise(query, read, filter, today) : null);
    }

    public SearchChoices Choices(string locale)
    {
        var words = knowledge.Words(locale);
        return new SearchChoices(
            [.. from id in knowledge.Catalogue.Organisations.Keys
                where entries.Any(e => e.Organisation == id)
                select hits.Organisation(id, locale)],
            Terms(ClassTerms.Theme), Terms(ClassTerms.Administration), Terms(ClassTerms.Service),
            [.. from kind in Enum.GetValues<EntryKind>()
                where entries.Any(e => e.Kind == kind)
                select new SearchTerm(KebabCase.Of(kind), this.words[locale].Kinds[KebabCase.Of(kind)])]);

        IReadOnlyList<SearchTerm> Terms(string classification) => [..
            from term in knowledge.Catalogue.Classes.GetValueOrDefault(classification) ?? []
            where entries.Any(e => ClassTerms.Of(e).Contains((classification, term)))
            select new SearchTerm(term, words.Classes.GetValueOrDefault((classification, term), term))];
    }

    private IEnumerable<Match> Sorted(IEnumerable<Match> found, SearchQuery query) => query.Order switch
    {
        SearchOrder.Date =>
            found.OrderByDescending(m => entries[m.Entry].Updated).ThenByDescending(m => m.Score).ThenBy(m => m.Entry),
        SearchOrder.Topic =>
            found.OrderBy(m => Filed(entries[m.Entry]))
                .ThenBy(m => entries[m.Entry].Wordings[query.Locale].Name, StringComparer.Ordinal),
        _ => found.OrderByDescending(m => m.Score).ThenBy(m => m.Entry),
    };

    /// <summary>Where the entry's theme, and within it its service, stand in the catalogue.</summary>
    private (int, int) Filed(Entry entry) =>
        (Position(ClassTerms.Theme, entry.Classes.Theme), Position(ClassTerms.Service, entry.Classes.Service));

    private int Position(string classification, string term) =>
        knowledge.Catalogue.Classes.GetValueOrDefault(classification) is { } terms ? terms.ToList().IndexOf(term) : -1;
}
