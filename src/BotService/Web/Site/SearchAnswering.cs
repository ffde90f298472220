using BotService.Engine;
using BotService.Engine.Library;
using BotService.Engine.Safety;
using BotService.Engine.Search;
using BotService.Hosting;
using BotService.Insight;
using BotService.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace BotService.Web.Site;

/// <summary>What the search's page says to what was asked; each search is kept for review.</summary>
internal sealed class SearchAnswering(
    ISearch search, SafetyDesk safety, SearchKeeper keeper, ILibrary library, IHotTopics topics,
    Release release)
{
    /// <summary>Of the text that was searched for, in a browser's title.</summary>
    private const int LongestTitle = 40;

    public async Task<Page> AnswerAsync(Visit visit, SearchAsk ask, CancellationToken cancel)
    {
        var title = visit.Words["search.title"];
        var danger = ask.Query.Text is { } said ? safety.CardFor(said, visit.Locale) : null;
        if (ask.Problems.Count > 0)
        {
            return Searched(title, SearchPage.Of(ask, search, danger)) with
            {
                Status = StatusCodes.Status400BadRequest
            };
        }
        if (ask.IsEmpty)
        {
            var themes = library.Classifications(visit.Locale)[0];
            var hot = await HotCards.CardsAsync(visit, library, topics, cancel);
            return new Page(
                visit, "/search", title, visit.Words["search.about"],
                SearchPage.Of(ask, search, danger, null, themes, hot)) { Preview = Preview(visit) };
        }
        var result = new MostAsked(await topics.ListAsync(cancel), release.Script.Menu)
            .Find(search, ask.Query, visit.Today);
        await keeper.KeepAsync(ask.Query, result, cancel);
        return Searched(
            ask.Query.Text is { } q ? $"{Brief(q)} · {title}" : title,
            SearchPage.Of(ask, search, danger, result, answers: Answers(visit, ask)));

        Page Searched(string named, RenderFragment main) =>
            new(visit, "/search", named, visit.Words["search.about"], main)
            {
                Query = ask.Address(ask.Query.Page), IsPublic = false, Preview = Preview(visit),
            };
    }

    /// <summary>On the first page only: further ones are of the entries.</summary>
    private IReadOnlyList<AnswerCard> Answers(Visit visit, SearchAsk ask) =>
        ask.Query is { Text: { } text, Page: 1 } && release.LikelyAnswer(text) is { } id
        && library.Answer(id, visit.Locale, visit.Today) is { } card ? [card] : [];

    /// <summary>Without what was searched for: any stranger could have a preview of ours say anything.</summary>
    private static Preview Preview(Visit visit) =>
        new(visit.Words["search.title"], visit.Words["search.about"], "/search");

    private static string Brief(string text) =>
        text.Length <= LongestTitle ? text : SearchQuery.Beginning(text, LongestTitle - 1) + "…";
}
