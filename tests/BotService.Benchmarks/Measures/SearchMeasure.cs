using System.Diagnostics;
using BotService.Benchmarks.Load;
using BotService.Engine.Search;

namespace BotService.Benchmarks.Measures;

/// <summary>
/// The search alone: whole questions, names, pairs of characters, phrases, exclusions,
/// slips and filters, on one thread.
/// </summary>
internal static class SearchMeasure
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static Task RunAsync(Plan plan, Report report)
    {
        var (loaded, script) = Script.Load();
        var search = loaded.Search;
        var queries = Queries(search, script).ToList();
        Round(search, queries, new Times());
        Round(search, queries, new Times());
        var times = new Times();
        for (var round = 0; round < plan.EngineRounds; round++) Round(search, queries, times);
        var nothing = queries.Count(q => search.Find(q, Today).Total == 0);
        report.Add(
            "search, one page of hits", $"p50 {times.P50} ms, p99 {times.P99} ms", "p99 < 20 ms",
            $"{queries.Count} queries over {loaded.Knowledge.Entries.Count} entries, {nothing} of them without a hit, {plan.EngineRounds} times; longest {times.Most} ms");
        return Task.CompletedTask;
    }

    private static IEnumerable<SearchQuery> Queries(ISearch search, Script script)
    {
        // Every seventh question as citizens ask it: as it is, its beginning, its beginning as a phrase, with a word
        // left out, with a slip, with a word nobody knows.
        foreach (var (text, locale) in script.Utterances.Where((_, i) => i % 7 == 0))
        {
            var beginning = locale == "en"
                ? string.Join(' ', text.Split(' ').Take(3)) : text[..Math.Min(4, text.Length)];
            yield return new(text, locale);
            yield return new(beginning, locale);
            yield return new($"\"{beginning}\"", locale) { Order = SearchOrder.Topic };
            yield return new($"{beginning} -app", locale) { Order = SearchOrder.Date };
            yield return new(text.Length > 2 ? text.Remove(1, 1) : text, locale);
            yield return new($"{beginning} xyzzy", locale);
        }

        foreach (var locale in search.Locales)
        {
            foreach (var name in search.Find(new(null, locale), Today).Hits.Select(h => h.Name.Text))
                yield return new(name, locale);
            foreach (var theme in search.Choices(locale).Themes) yield return new(null, locale) { Theme = theme.Id };
        }
    }

    private static void Round(ISearch search, List<SearchQuery> queries, Times times)
    {
        foreach (var query in queries)
        {
            var started = Stopwatch.GetTimestamp();
            search.Find(query, Today);
            times.Add(Stopwatch.GetElapsedTime(started));
        }
    }
}
