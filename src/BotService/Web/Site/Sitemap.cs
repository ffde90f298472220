using System.Text;
using System.Xml;
using System.Xml.Linq;
using BotService.Engine.Calculators;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Web.Layout;

namespace BotService.Web.Site;

/// <summary>
/// What search engines are told: every public page in every language, and where they have no business.
/// Sources: sitemaps.org, RFC 9309.
/// </summary>
public sealed class Sitemap(PageWordings wordings, ILibrary library, ICalculators calculators)
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Paths of all public pages, each with the day it was last changed.</summary>
    public IEnumerable<(string Path, DateOnly Updated)> Pages()
    {
        var cards = library.Cards(library.Locales[0]).ToDictionary(c => c.Id, c => c.Updated);
        foreach (var path in (string[])["/", "/search", "/browse", "/entries", "/calculators", "/offices",
            "/editors", "/gaps", "/duties", OpenDataCalls.Path]) yield return (path, library.Updated);
        foreach (var (id, updated) in cards) yield return ($"/entries/{id}", updated);
        foreach (var classification in library.Classifications(library.Locales[0]))
        {
            foreach (var shelf in classification.Shelves.Where(s => s.Count > 0))
                yield return ($"/browse/{classification.Id}/{shelf.Term.Id}", shelf.Entries.Max(e => cards[e]));
        }
        foreach (var office in library.Offices(library.Locales[0]))
            yield return ($"/offices/{office.Id}", office.Updated);
        foreach (var id in calculators.Ids)
            yield return ($"/calculators/{id}", cards.GetValueOrDefault(id, library.Updated));
    }

    public byte[] Xml(Visit visit)
    {
        var root = new XElement(Map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml),
            from page in Pages()
            from words in wordings.All
            select new XElement(Map + "url",
                new XElement(Map + "loc", visit.Full(page.Path, [], words.Locale)),
                new XElement(Map + "lastmod", VisitComponent.Day(page.Updated)),
                wordings.All.Select(other => Alternate(other.Locale, visit.Full(page.Path, [], other.Locale))),
                Alternate("x-default", visit.Full(page.Path, [], null))));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false) }))
            new XDocument(root).Save(writer);
        return stream.ToArray();
    }

    /// <summary>Lists that were given to somebody, and what is made for programs, are not to be listed.</summary>
    public static string Robots(Visit visit) =>
        $"User-agent: *\nDisallow: {visit.Root}/c/\nDisallow: {visit.Root}/continue/\nDisallow: {visit.Root}/api\nDisallow: {visit.Root}/v3/\nDisallow: {visit.Root}/webchat/token\nSitemap: {visit.Full("/sitemap.xml", [], null)}\n";

    private static XElement Alternate(string language, string address) => new(Xhtml + "link",
        new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));
}
