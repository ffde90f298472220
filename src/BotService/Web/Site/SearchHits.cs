using System.Globalization;
using System.Text;
using BotService.Bot.Rendering;
using BotService.Engine.Search;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>What was found, with the places marked; and where to go on when nothing was found.</summary>
internal static class SearchHits
{
    public static void Write(StringBuilder html, Visit visit, IEnumerable<SearchHit> hits)
    {
        html.Append("<ol class=\"cards panel\">");
        foreach (var hit in hits)
        {
            var meta = new List<string>
            {
                hit.Organisation.Name, CardList.Kind(visit, hit.Kind), CardList.Updated(visit, hit.Updated)
            };
            if (visit.Words.Texts.TryGetValue($"part.{hit.Part}", out var part))
                meta.Add(visit.Words.Say("search.part-of", ("part", part)));
            html.Append($"""<li><h3><a href="{Encode(visit.Link($"/entries/{hit.Entry}"))}">{Marked(hit.Name)}</a></h3><p>{Marked(hit.Snippet)}</p>""");
            if (!hit.InForce) html.Append($"""<p class="problem">{Encode(visit.Words["search.not-in-force"])}</p>""");
            html.Append($"{CardList.Meta(meta)}</li>");
        }
        html.Append("</ol>");
    }

    public static void Advise(StringBuilder html, Visit visit, SearchAsk ask, SearchAdvice advice)
    {
        var words = visit.Words;
        html.Append($"""<div class="panel advice"><p><strong>{Encode(ask.Query.Text is { } text
            ? words.Say("search.none", ("text", SearchAsk.Cut(text)!)) : words["search.none-filtered"])}</strong></p><h3>{Encode(words["search.advice"])}</h3>""");
        if (advice.Nearest.Count > 0)
            html.Append($"""<p>{Encode(words["search.nearest"])}</p>{Chips(advice.Nearest.Select(n => (visit.Link("/search", ("q", n)), n)))}""");
        if (advice.WithoutFilters > 0 && ask.Query.Text is { } same)
        {
            html.Append($"""<p><a href="{Encode(visit.Link("/search", ("q", SearchAsk.Cut(same)!)))}">{Encode(words.Say("search.without-filters",
                ("count", advice.WithoutFilters.ToString(CultureInfo.InvariantCulture))))}</a></p>""");
        }
        if (advice.Without is { } without)
        {
            html.Append($"""<p><a href="{Encode(visit.Link("/search", ask.Address(1, without.Text)))}">{Encode(words.Say("search.without",
                ("word", string.Join(words["entry.names"], without.Left)), ("count", without.Total.ToString(CultureInfo.InvariantCulture))))}</a></p>""");
            Write(html, visit, without.Hits);
        }
        if (advice.Broader is { } broader)
        {
            html.Append($"""<p><a href="{Encode(visit.Link($"/browse/{broader.Classification}/{broader.Term.Id}"))}">{Encode(words.Say("search.broader", ("class", broader.Term.Name)))}</a></p>""");
            html.Append(Entries(visit, broader.Entries));
        }
        if (advice.Common.Count > 0)
            html.Append($"<p>{Encode(words["search.common"])}</p>").Append(Entries(visit, advice.Common));
        html.Append($"<p>{Encode(words.Say("search.call", ("contact", advice.Contact.Name), ("hours", advice.Contact.Hours)))}</p>");
        if (ask.Query.Text is { } question)
            html.Append($"""<p><a class="button" href="{Encode(visit.Link("/", ("ask", SearchAsk.Cut(question)!)))}">{Encode(words["search.ask"])}</a></p>""");
        html.Append("</div>");
    }

    private static string Entries(Visit visit, IEnumerable<SearchTerm> entries) =>
        Chips(entries.Select(e => (visit.Link($"/entries/{e.Id}"), e.Name)));

    private static string Chips(IEnumerable<(string Address, string Name)> links) =>
        $"""<ul class="chips">{string.Concat(links.Select(l => $"""<li><a href="{Encode(l.Address)}">{Encode(l.Name)}</a></li>"""))}</ul>""";

    private static string Marked(MarkedText marked)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var mark in marked.Marks)
        {
            html.Append(Encode(marked.Text[at..mark.Start])).Append("<mark>")
                .Append(Encode(marked.Text.Substring(mark.Start, mark.Length))).Append("</mark>");
            at = mark.Start + mark.Length;
        }
        return html.Append(Encode(marked.Text[at..])).ToString();
    }
}
