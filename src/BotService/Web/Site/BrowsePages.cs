using System.Text;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>All entries, by organisation; the class trees with their counts; one class.</summary>
internal sealed class BrowsePages(ILibrary library, IHotTopics topics)
{
    public Page All(Visit visit)
    {
        var words = visit.Words;
        var cards = library.Cards(visit.Locale);
        var about = words.Say("entries.about", ("count", CardList.Number(cards.Count)));
        var html = Opening(words["entries.title"], about);
        foreach (var group in cards.GroupBy(c => c.Organisation))
        {
            html.Append($"""<section class="panel" aria-labelledby="o-{group.Key.Id}"><h2 id="o-{group.Key.Id}">{Encode(group.Key.Name)} <span class="count">{Encode(words.Say("entries.count", ("count", CardList.Number(group.Count()))))}</span></h2>""");
            CardList.Write(html, visit, group, 3, withOrganisation: false);
            html.Append("</section>");
        }
        return new Page("/entries", words["entries.title"], about, html.ToString());
    }

    public async Task<Page> TreesAsync(Visit visit, CancellationToken cancel)
    {
        var words = visit.Words;
        var html = Opening(words["browse.title"], words["browse.about"]);
        html.Append(await HotAsync(visit, cancel));
        html.Append("<div class=\"trees\">");
        foreach (var classification in library.Classifications(visit.Locale))
        {
            html.Append($"""<section class="panel" aria-labelledby="c-{classification.Id}"><h2 id="c-{classification.Id}">{Encode(words[$"class.{classification.Id}"])}</h2><ul class="tree">""");
            foreach (var shelf in classification.Shelves)
            {
                var name = shelf.Count == 0 ? $"<span>{Encode(shelf.Term.Name)}</span>"
                    : $"""<a href="{Encode(visit.Link($"/browse/{classification.Id}/{shelf.Term.Id}"))}">{Encode(shelf.Term.Name)}</a>""";
                html.Append($"""<li>{name} <span class="count">{CardList.Number(shelf.Count)}</span></li>""");
            }
            html.Append("</ul></section>");
        }
        html.Append($"""</div><p class="tools"><a class="button quiet" href="{Encode(visit.Link("/offices"))}">{Encode(words["offices.title"])}</a></p>""");
        return new Page("/browse", words["browse.title"], words["browse.about"], html.ToString());
    }

    /// <summary>Null when there is no such classification or class.</summary>
    public Page? Shelf(Visit visit, string classification, string term)
    {
        if (library.Classifications(visit.Locale)
            .FirstOrDefault(c => c.Id == classification)?.Shelves.FirstOrDefault(s => s.Term.Id == term) is not { } shelf) return null;
        var words = visit.Words;
        var tree = words[$"class.{classification}"];
        var about = $"{tree} · {shelf.Term.Name} · {words.Say("entries.count", ("count", CardList.Number(shelf.Count)))}";
        var html = Opening(shelf.Term.Name, about);
        if (shelf.Count == 0) html.Append($"<p>{Encode(words["browse.empty"])}</p>");
        else
        {
            html.Append("<div class=\"panel\">");
            CardList.Write(
                html, visit, library.Cards(visit.Locale).Where(c => shelf.Entries.Contains(c.Id)), 2,
                withOrganisation: classification != "organisation");
            html.Append("</div>");
        }
        return new Page($"/browse/{classification}/{term}", shelf.Term.Name, about, html.ToString())
        {
            Trail = [("/browse", words["page.browse"])]
        };
    }

    /// <summary>What many ask for at present; empty while too few do.</summary>
    public async Task<string> HotAsync(Visit visit, CancellationToken cancel)
    {
        var cards = (await topics.ListAsync(cancel)).Select(t => library.Card(t.Entry, visit.Locale)).OfType<Card>()
            .Take(8).ToList();
        return cards.Count == 0 ? ""
            : $"""<section class="hot" aria-labelledby="hot"><h2 id="hot">{Encode(visit.Words["search.hot"])}</h2><ul class="chips">{string.Concat(cards.Select(c =>
                $"""<li><a href="{Encode(visit.Link($"/entries/{c.Id}"))}">{Encode(c.Short)}</a></li>"""))}</ul></section>""";
    }

    /// <summary>The first tree as a way in beside the search.</summary>
    public string Themes(Visit visit)
    {
        var themes = library.Classifications(visit.Locale)[0];
        return $"""<section class="hot" aria-labelledby="topics"><h2 id="topics">{Encode(visit.Words[$"class.{themes.Id}"])}</h2><ul class="chips topics">{string.Concat(themes.Shelves.Where(s => s.Count > 0).Select(s =>
            $"""<li><a href="{Encode(visit.Link($"/browse/{themes.Id}/{s.Term.Id}"))}">{Encode(s.Term.Name)} <span class="count">{CardList.Number(s.Count)}</span></a></li>"""))}</ul></section>""";
    }

    private static StringBuilder Opening(string title, string about) =>
        new($"""<h1>{Encode(title)}</h1><p class="lead">{Encode(about)}</p>""");
}
