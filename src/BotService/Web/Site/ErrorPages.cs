using BotService.Bot.Rendering;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>What is said when there is no such page, or when an address asks for something that cannot be.</summary>
internal static class ErrorPages
{
    /// <summary>A longer address is nobody's bookmark, and the page does not repeat it.</summary>
    private const int LongestPath = 200;

    public static Page NotFound(Visit visit) => Tell(
        visit, visit.Words["error.not-found"], visit.Words["error.not-found-text"],
        StatusCodes.Status404NotFound, null);

    /// <param name="back">A link that leads on: path and label.</param>
    public static Page Bad(Visit visit, string reason, (string Path, string Label)? back = null) => Tell(
        visit, visit.Words["error.bad"], reason, StatusCodes.Status400BadRequest, back);

    private static Page Tell(Visit visit, string title, string text, int status, (string Path, string Label)? back)
    {
        var words = visit.Words;
        var on = back is var (path, label)
            ? $"""<p><a class="button" href="{Encode(visit.Link(path))}">{Encode(label)}</a></p>"""
            : $"""{SearchForm.Small(visit)}<p><a href="{Encode(visit.Link("/browse"))}">{Encode(words["page.browse"])}</a> · <a href="{Encode(visit.Link("/"))}">{Encode(words["page.chat"])}</a></p>""";
        return new Page(
            visit.Path.Length <= LongestPath ? visit.Path : "/search", title, text,
            $"""<h1>{Encode(title)}</h1><p class="lead">{Encode(text)}</p>{on}""") { Status = status,
            IsPublic = false };
    }
}
