using System.Text;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>The way from page to page of a list that is too long for one.</summary>
internal static class Pager
{
    /// <param name="range">Where one is, in words.</param>
    /// <param name="address">What the address of a page holds.</param>
    public static void Write(
        StringBuilder html, Visit visit, string path, int page, int pages, string range,
        Func<int, (string Name, string Value)[]> address)
    {
        var words = visit.Words;
        html.Append($"""<nav class="pages" aria-label="{Encode(words["search.pages"])}"><ul>""");
        if (page > 1)
            html.Append($"""<li><a rel="prev" href="{Link(page - 1)}">{Encode(words["search.previous"])}</a></li>""");
        html.Append($"""<li>{Encode(range)}</li>""");
        if (page < pages)
            html.Append($"""<li><a rel="next" href="{Link(page + 1)}">{Encode(words["search.next"])}</a></li>""");
        html.Append("</ul></nav>");

        string Link(int to) => Encode(visit.Link(path, address(to)));
    }
}
