using System.Globalization;
using System.Text;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>Entries as a list to choose from.</summary>
internal static class CardList
{
    /// <param name="level">Of the headings.</param>
    /// <param name="withOrganisation">Say whose each is; not where a heading above says it.</param>
    public static void Write(StringBuilder html, Visit visit, IEnumerable<Card> cards, int level, bool withOrganisation)
    {
        html.Append("<ul class=\"cards\">");
        foreach (var card in cards)
        {
            var meta = new List<string>();
            if (withOrganisation) meta.Add(card.Organisation.Name);
            meta.Add(Kind(visit, card.Kind));
            meta.Add(Updated(visit, card.Updated));
            html.Append($"""<li><h{level}><a href="{Encode(visit.Link($"/entries/{card.Id}"))}">{Encode(card.Name)}</a></h{level}><p>{Encode(card.Summary)}</p>{Meta(meta)}</li>""");
        }
        html.Append("</ul>");
    }

    public static string Meta(IEnumerable<string> parts) =>
        $"""<p class="meta">{string.Join(" · ", parts.Select(Encode))}</p>""";

    public static string Kind(Visit visit, string kind) => visit.Words[$"kind.{kind}"];

    public static string Updated(Visit visit, DateOnly day) => visit.Words.Say("search.updated", ("date", Day(day)));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
