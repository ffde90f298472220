using BotService.Engine.Search;
using BotService.Hosting;

namespace BotService.Insight;

/// <summary>
/// Hands searches over to be kept. An answer does not depend on it: a store that is down costs
/// the record and not the search.
/// </summary>
internal sealed class SearchKeeper(ISearchLog searches, ILogger<SearchKeeper> log)
{
    /// <summary>Keeps a search for words; turning pages is no new search.</summary>
    public async Task KeepAsync(SearchQuery query, SearchResult result, CancellationToken cancel)
    {
        if (query.Text is not { } text || result.Page > 1) return;
        try
        {
            await searches.RecordAsync(
                new SearchRecord(text, query.Locale, result.Total, result.Hits is [var first, ..] ? first.Entry : null),
                cancel);
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            log.SearchNotKept(e.GetType().Name);
        }
    }
}
