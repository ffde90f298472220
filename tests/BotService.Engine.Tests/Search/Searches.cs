using BotService.Engine.Knowledge;
using BotService.Engine.Search;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Search;

/// <summary>Searches over the shipped knowledge and over the tests' own.</summary>
internal static class Searches
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly IReadOnlyDictionary<string, SearchWords> Words = SearchWords.Load(
        Path.Combine(Shipped.Root, "dialogs"), ["zh-TW", "en"], []);

    private static readonly Lazy<KnowledgeSearch> OverShipped =
        new(() => new(Shipped.Knowledge.Knowledge, Words, ["taipower.name-change"]));

    private static readonly Lazy<KnowledgeSearch> OverSmall = new(() => Of(Small.Knowledge));

    public static KnowledgeSearch Real => OverShipped.Value;

    public static KnowledgeSearch Own => OverSmall.Value;

    public static KnowledgeSearch Of(KnowledgeBase knowledge) => new(knowledge, Words, Small.Script.Menu);

    /// <summary>In the tests' own knowledge.</summary>
    public static SearchResult Find(string? text, string locale = "zh-TW") =>
        Own.Find(new SearchQuery(text, locale), Today);

    public static IReadOnlyList<string> Ids(this SearchResult result) => [.. result.Hits.Select(h => h.Entry)];

    /// <summary>All pages of a query.</summary>
    public static IReadOnlyList<SearchHit> All(this ISearch search, SearchQuery query) =>
        [.. Enumerable.Range(1, search.Find(query, Today).Pages)
            .SelectMany(page => search.Find(query with { Page = page }, Today).Hits)];

    /// <summary>The text with its marks in square brackets.</summary>
    public static string Shown(this MarkedText text) =>
        text.Marks.Reverse()
            .Aggregate(text.Text, (shown, m) => shown.Insert(m.Start + m.Length, "]").Insert(m.Start, "["));
}
