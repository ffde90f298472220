using System.ComponentModel;
using BotService.Engine.Search;

namespace BotService.Web.Api;

[Description("One page of what a search found.")]
internal sealed record SearchAnswer(
    string Lang,
    [property: Description("Names the knowledge; it changes when anything in it does.")] string Release,
    [property: Description("Entries found on all pages together.")] int Total,
    int Page,
    int Pages,
    [property: Description("How the text was read.")] UnderstoodTerms Understood,
    [property: Description("What of the text could not be done as asked.")] IReadOnlyList<Notice> Notices,
    IReadOnlyList<Hit> Hits,
    [property: Description("Where to go on; only when nothing was found.")] Advice? Advice)
{
    public static SearchAnswer Of(SearchResult result, string release) => new(
        result.Locale, release, result.Total, result.Page, result.Pages, result.Understood,
        [.. result.Notices.Select(n => new Notice(n.Field, n.Text))], [.. result.Hits.Select(Hit.Of)],
        result.Advice is { } a ? new Advice(
            a.Nearest, a.Broader,
            a.Without is { } w ? new WithLess(w.Left, w.Text, w.Total, [.. w.Hits.Select(Hit.Of)]) : null,
            a.WithoutFilters, a.Common, a.Contact) : null);
}

internal sealed record Notice(string Parameter, string Text);

[Description("An entry that was found.")]
internal sealed record Hit(
    [property: Description("The entry's id.")] string Entry,
    MarkedText Name,
    [property: Description("The sentence that fits best, in the language asked for.")] MarkedText Snippet,
    [property: Description("The part of the reply it stands in.")] string Part,
    SearchTerm Organisation,
    string Kind,
    [property: Description("The day what the entry says was last changed.")] DateOnly Updated,
    [property: Description("False when no version of it holds today.")] bool InForce,
    [property: Description("Comparable within one answer only.")] double Score,
    [property: Description("The whole entry as data.")] string Data,
    [property: Description("The same for people.")] string Page)
{
    public static Hit Of(SearchHit h) => new(
        h.Entry, h.Name, h.Snippet, h.Part, h.Organisation, h.Kind, h.Updated, h.InForce, h.Score,
        $"{ApiRoom.Root}/entries/{h.Entry}", $"/entries/{h.Entry}");
}

internal sealed record Advice(
    [property: Description("Names like what was typed; searching for one finds something.")] IReadOnlyList<string> Nearest,
    [property: Description("The class in which it would stand, with its entries.")] BroaderClass? Broader,
    WithLess? Without,
    [property: Description("How many entries the text finds without any filter.")] int WithoutFilters,
    [property: Description("What people often ask for.")] IReadOnlyList<SearchTerm> Common,
    [property: Description("Whom to call.")] ContactLine Contact);

[Description("What is found once the words are left out that stand in the way.")]
internal sealed record WithLess(IReadOnlyList<string> Left, string Text, int Total, IReadOnlyList<Hit> Hits);
