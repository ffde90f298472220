using BotService.Engine.Search;
using BotService.Insight;

namespace BotService.Web.Site;

/// <summary>What many ask for comes first where a search finds several alike.</summary>
/// <param name="topics">Counted of late, most asked first.</param>
/// <param name="menu">What the greeting offers, in its order: it stands in for what was not counted.</param>
internal sealed class MostAsked(IReadOnlyList<HotTopic> topics, IReadOnlyList<string> menu)
{
    private readonly Dictionary<string, int> ranks = topics.Select(t => t.Entry).Concat(menu).Distinct().Index()
        .ToDictionary(e => e.Item, e => e.Index);

    public SearchResult Find(ISearch search, SearchQuery query, DateOnly today)
    {
        var result = search.Find(query, today);
        if (query.Order != SearchOrder.Relevance) return result;
        // Without words all are alike, on whatever page they stand. With words few are, and those stand together.
        var all = query.Text is null && result.Pages > 1
            ? Enumerable.Range(1, result.Pages).SelectMany(page => search.Find(query with { Page = page }, today).Hits)
            : result.Hits;
        var ordered = all.OrderByDescending(h => h.Score).ThenBy(h => ranks.GetValueOrDefault(h.Entry, int.MaxValue));
        var before = all == result.Hits ? 0 : (result.Page - 1) * SearchQuery.PageSize;
        return result with { Hits = [.. ordered.Skip(before).Take(SearchQuery.PageSize)] };
    }
}
