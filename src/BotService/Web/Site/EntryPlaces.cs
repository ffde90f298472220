using System.Text;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>
/// What on an entry's page depends on where one lives: the water company, and the office of the district.
/// </summary>
internal static class EntryPlaces
{
    /// <summary>Whose rules these are and where the others' stand, before anybody takes them for their own.</summary>
    public static void Others(StringBuilder html, Visit visit, Card card, IReadOnlyList<OtherSupplier> others)
    {
        if (others.Count == 0) return;
        var words = visit.Words;
        html.Append($"""<div class="notice"><p>{Encode(words.Say("entry.own-rules", ("organisation", card.Organisation.Name)))}</p><ul>""");
        foreach (var other in others)
        {
            html.Append(other.Entry is { } entry
                ? $"""<li><a href="{Encode(visit.Link($"/entries/{entry}"))}">{Encode(other.Area)}</a></li>"""
                : $"<li>{Encode(words.Say("entry.call", ("area", other.Area), ("contact", other.Contact), ("hours", other.Hours)))}</li>");
        }
        html.Append("</ul></div>");
    }

    /// <summary>The question whose the water is; while it is open, whose rules the list tells.</summary>
    public static void Supplier(StringBuilder html, Visit visit, SupplierChoice choice, string? chosen)
    {
        var open = visit.Words.Say("entry.supplier-open", ("organisation", choice.Lead.Name));
        Fields.List(html, EntryAnswers.Supplier, choice.Label,
            new(null, chosen is null ? [choice.Ask, open] : [choice.Ask]),
            [new Term("", visit.Words["entry.any"]), .. choice.Options], chosen ?? "");
    }

    /// <summary>
    /// The offices that add something, each as a link to the list with what it adds; and
    /// which of them this list is for.
    /// </summary>
    /// <param name="query">What the address of this list holds in an office's district; null for everywhere.</param>
    public static void Districts(
        StringBuilder html, Visit visit, string entry, ILibrary library, EntryAnswers asked,
        Func<string?, (string Name, string Value)[]> query)
    {
        var adding = library.OfficesOf(entry, visit.Locale);
        var here = library.Offices(visit.Locale).FirstOrDefault(o => o.Id == asked.At.Office);
        if (adding.Count == 0 && here is null) return;
        var words = visit.Words;
        html.Append($"""<section class="districts{(here is null ? " screen" : "")}" aria-labelledby="districts"><h2 id="districts">{Encode(words["entry.districts"])}</h2>""");
        if (here is not null)
        {
            var said = words.Say(
                adding.Contains(here) ? "entry.in-district" : "entry.nothing-added", ("office", here.Name));
            html.Append($"""<p><strong>{Encode(said)}</strong> <a class="screen" href="{Encode(visit.Link($"/offices/{here.Id}"))}">{Encode(words.Say("entry.office", ("office", here.Short)))}</a></p>""");
        }
        html.Append("<ul class=\"chips screen\">");
        foreach (var office in adding) Chip(office.Id, words.Say("entry.district", ("office", office.Short)));
        if (here is not null) Chip(null, words["entry.everywhere"]);
        html.Append("</ul></section>");

        void Chip(string? office, string label) => html.Append(
            $"""<li><a href="{Encode(visit.Link($"/entries/{entry}", query(office)))}"{(office is not null && office == here?.Id ? " aria-current=\"true\"" : "")}>{Encode(label)}</a></li>""");
    }
}
