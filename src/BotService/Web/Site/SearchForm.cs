using System.Text;
using BotService.Engine.Library;
using BotService.Engine.Search;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>The field to search with, alone or with all that narrows a search down.</summary>
internal static class SearchForm
{
    public static string Small(Visit visit)
    {
        var html = Opening(visit, null);
        return html.Append("</form>").ToString();
    }

    public static string Full(Visit visit, SearchAsk ask, SearchChoices choices)
    {
        var words = visit.Words;
        var query = ask.Query;
        var html = Opening(visit, SearchAsk.Cut(query.Text));
        var open = ask.IsFiltered || query.Order != SearchOrder.Relevance || ask.Problems.ContainsKey("since")
            || ask.Problems.ContainsKey("order");
        html.Append($"""<details class="more"{(open ? " open" : "")}><summary>{Encode(words["search.more"])}</summary><div class="grid">""");
        Filter("organisation", words["class.organisation"], choices.Organisations, query.Organisation);
        Filter("theme", words["class.theme"], choices.Themes, query.Theme);
        Filter("administration", words["class.administration"], choices.Administrations, query.Administration);
        Filter("service", words["class.service"], choices.Services, query.Service);
        Filter("kind", words["search.kind"], choices.Kinds, query.Kind);
        Fields.Input(
            html, "since", words["search.since"], Notes("since"), "type=\"date\"",
            query.UpdatedSince?.ToString("yyyy-MM-dd", null));
        html.Append($"""<div class="field"><label for="f-order">{Encode(words["search.order"])}</label>""");
        Fields.Select(
            html, "order",
            [.. Enum.GetValues<SearchOrder>().Select(SearchAsk.OrderName)
                .Select(o => new Term(o, words[$"search.{o}"]))],
            SearchAsk.OrderName(query.Order), Notes("order"));
        return html.Append("</div></div></details></form>").ToString();

        void Filter(string name, string label, IReadOnlyList<SearchTerm> terms, string? chosen)
        {
            html.Append($"""<div class="field"><label for="f-{name}">{Encode(label)}</label>""");
            Fields.Select(
                html, name, [new Term("", words["search.any"]), .. terms.Select(t => new Term(t.Id, t.Name))], chosen);
            html.Append("</div>");
        }

        FieldNotes? Notes(string field) => ask.Problems.TryGetValue(field, out var problem) ? new(problem, []) : null;
    }

    private static StringBuilder Opening(Visit visit, string? text) => new($"""
        <form class="search" role="search" method="get" action="{Encode(visit.Root)}/search">
        <input type="hidden" name="lang" value="{Encode(visit.Locale)}">
        <div class="bar"><label for="q">{Encode(visit.Words["search.word"])}</label>
        <input id="q" name="q" type="search" value="{Encode(text ?? "")}" maxlength="{SearchQuery.MaxLength}" enterkeyhint="search"><button type="submit">{Encode(visit.Words["search.submit"])}</button></div>
        """);
}
