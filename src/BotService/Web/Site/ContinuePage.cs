using System.Text;
using BotService.Bot;
using BotService.Bot.Elsewhere;
using BotService.Bot.Rendering.Web;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>
/// <c>/continue/{code}</c>: the places in which a conversation can go on, each with a link and a QR code, and
/// the number to type or read out.
/// </summary>
internal sealed class ContinuePage(IContinuations continuations, IEnumerable<IElsewhere> channels, ILibrary library)
{
    public async Task<Page> RenderAsync(Visit visit, string code, CancellationToken cancel)
    {
        if (ContinuationNumber.Read(code) is not { } number || await continuations.FindAsync(number, cancel) is null)
            return Unknown(visit);
        var words = visit.Words;
        var (title, about) = (words["continue.title"], words["continue.about"]);
        var html = new StringBuilder(
            $"""<h1>{Encode(title)}</h1><p class="lead">{Encode(about)}</p><div class="places">""");
        var places = new List<OtherPlace>();
        foreach (var channel in channels) places.AddRange(await channel.PlacesAsync(number, cancel));
        for (var i = 0; i < places.Count; i++) Place(html, visit, places[i], i);
        html.Append($"""
            </div><section class="panel" aria-labelledby="number"><h2 id="number">{Encode(words["continue.number"])}</h2>
            <p class="number">{Encode(ContinuationNumber.Grouped(number))}</p><p>{Encode(words["continue.number-hint"])}</p>
            <p class="hint">{Encode(words["continue.valid"])}</p></section>
            """);
        return new Page($"/continue/{number}", title, about, html.ToString()) { IsPublic = false, IsSecret = true };
    }

    private void Place(StringBuilder html, Visit visit, OtherPlace place, int index)
    {
        var words = visit.Words;
        var inside = place.Address.StartsWith('/');
        var (link, full) = inside
            ? (visit.Root + place.Address, visit.Origin + place.Address) : (place.Address, place.Address);
        var channel = words[$"continue.{place.Channel}"];
        var owner = library.Cards(visit.Locale)
            .FirstOrDefault(c => c.Organisation.Id == place.Organisation)?.Organisation.Name;
        var name = place.Name.Length > 0 ? place.Name : owner ?? words[$"continue.{place.Channel}-all"];
        var label = words.Say("continue.qr", ("channel", channel), ("name", name));
        html.Append($"""
            <section class="panel place" aria-labelledby="place{index}"><h2 id="place{index}">{Encode(channel)}</h2><p>{Encode(name)}</p>{(owner is null || owner == name ? "" : $"<p class=\"hint\">{Encode(owner)}</p>")}
            {QrPath.Svg(full, label)}<p><a class="button{(inside ? "" : " out")}" href="{Encode(link)}" rel="noopener noreferrer" aria-describedby="place{index}">{Encode(words.Say("continue.open", ("name", name)))}</a></p></section>
            """);
    }

    private static Page Unknown(Visit visit)
    {
        var words = visit.Words;
        var (title, text) = (words["continue.unknown"], words["continue.unknown-text"]);
        return new Page("/continue/-", title, text, $"""
            <h1>{Encode(title)}</h1><p class="lead">{Encode(text)}</p><p><a class="button" href="{Encode(visit.Link("/"))}">{Encode(words["page.chat"])}</a></p>
            """) { Status = StatusCodes.Status404NotFound, IsPublic = false, IsSecret = true };
    }
}
