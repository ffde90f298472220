using System.Text;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Web;
using BotService.Engine.Calculators;
using BotService.Engine.Cases;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>
/// One entry: the questions its list depends on, and the list for the answers given, or the whole of it.
/// </summary>
internal sealed class EntryPage(ILibrary library, ICalculators calculators)
{
    public Page Render(Visit visit, Card card, EntryAnswers asked)
    {
        var words = visit.Words;
        var path = $"/entries/{card.Id}";
        var query = Query(visit, card.Id, asked);
        var sheet = library.Sheet(card.Id, asked.Answers, visit.Locale, visit.Today, asked.At);
        var html = new StringBuilder($"""
            <article class="paper">
            <div class="title"><div><h1>{Encode(card.Name)}</h1><p class="summary">{Encode(card.Summary)}</p></div>
            <figure class="code">{QrPath.Svg(visit.Full(path, query, visit.Locale), words["paper.qr"])}<figcaption>{Encode(words["paper.qr-hint"])}</figcaption></figure></div>
            """);
        if (card.Aliases.Count > 0)
            html.Append($"""<p class="meta">{Encode(words.Say("entry.aliases", ("names", string.Join(words["entry.names"], card.Aliases))))}</p>""");
        EntryPlaces.Others(html, visit, card, library.OtherSuppliers(card.Id, visit.Locale));
        Tools(html, visit, card, sheet is null ? null : visit.Link($"{path}.odt", query));
        if (sheet is null)
        {
            html.Append($"""<p class="reservation">{Encode(words.Say("entry.not-in-force", ("contact", card.Contact)))}</p>""");
        }
        else
        {
            Questions(html, visit, card.Id, asked);
            EntryPlaces.Districts(
                html, visit, card.Id, library, asked,
                o => Query(visit, card.Id, asked with { At = asked.At with { Office = o } }));
            SheetHtml.Body(html, sheet);
        }
        About(html, visit, card, sheet);
        html.Append("</article>");
        return new Page(path, card.Name, card.Summary, html.ToString())
        {
            Query = query,
            Trail = [("/entries", words["page.entries"]),
                ($"/browse/organisation/{card.Organisation.Id}", card.Organisation.Name)],
            Data = StructuredData.Of(visit, card, sheet),
        };
    }

    /// <summary>
    /// The answers in the order in which the entry asks, and then the place, so that a list has one address.
    /// </summary>
    public (string Name, string Value)[] Query(Visit visit, string entry, EntryAnswers asked) =>
    [
        .. library.Questions(entry, visit.Locale, visit.Today).Where(q => asked.Answers.ContainsKey(q.Slot))
            .Select(q => (q.Slot, asked.Answers[q.Slot])),
        .. asked.At.Supplier is { } supplier ? [(EntryAnswers.Supplier, supplier)] : Array.Empty<(string, string)>(),
        .. asked.At.Office is { } office ? [(EntryAnswers.Office, office)] : Array.Empty<(string, string)>(),
    ];

    private void Tools(StringBuilder html, Visit visit, Card card, string? odt)
    {
        html.Append($"""<p class="tools screen"><a class="button" href="{Encode(visit.Link("/", ("ask", card.Id)))}">{Encode(visit.Words["entry.ask"])}</a>""");
        if (calculators.Ids.Contains(card.Id))
            html.Append($"""<a class="button" href="{Encode(visit.Link($"/calculators/{card.Id}"))}">{Encode(visit.Words["entry.calculate"])}</a>""");
        if (odt is not null)
            html.Append($"""<a class="button quiet" href="{Encode(odt)}" download>{Encode(visit.Words["entry.odt"])}</a>""");
        html.Append("</p>");
    }

    private void Questions(StringBuilder html, Visit visit, string entry, EntryAnswers asked)
    {
        var questions = library.Questions(entry, visit.Locale, visit.Today);
        var supplier = library.SupplierChoice(entry, visit.Locale);
        if (questions.Count == 0 && supplier is null) return;
        var words = visit.Words;
        var own = $"{visit.Root}/entries/{entry}";
        html.Append($"""
            <form class="ask screen" method="get" action="{Encode(own)}" aria-labelledby="ask">
            <h2 id="ask">{Encode(words["entry.form"])}</h2><p class="hint">{Encode(words["entry.form-hint"])}</p>
            <input type="hidden" name="lang" value="{Encode(visit.Locale)}">
            """);
        if (asked.At.Office is { } office)
            html.Append($"""<input type="hidden" name="{EntryAnswers.Office}" value="{Encode(office)}">""");
        if (supplier is not null) EntryPlaces.Supplier(html, visit, supplier, asked.At.Supplier);
        foreach (var question in questions)
        {
            Fields.Choice(
                html, question.Slot, question.Ask, null, [new Term("", words["entry.any"]), .. question.Options],
                asked.Answers.GetValueOrDefault(question.Slot, ""));
        }
        html.Append($"""<p class="tools"><button type="submit">{Encode(words["entry.submit"])}</button>""");
        if (!asked.IsEmpty)
            html.Append($"""<a href="{Encode(visit.Link($"/entries/{entry}"))}">{Encode(words["entry.reset"])}</a>""");
        html.Append($"""</p></form><p class="which">{Encode(words[asked.Answers.Count > 0 ? "entry.personal" : "entry.whole"])}</p>""");
    }

    private static void About(StringBuilder html, Visit visit, Card card, Sheet? sheet)
    {
        var words = visit.Words;
        html.Append($"""<section class="small" aria-labelledby="about"><h2 id="about">{Encode(words["entry.about"])}</h2>""");
        if (sheet is not null) SheetHtml.Foot(html, sheet, receipt: null);
        SheetHtml.Facts(html, [
            new(words["entry.updated"], CardList.Day(card.Updated)),
            new(words["entry.review"], CardList.Day(card.ReviewBy))]);
        // The owner's name is an office of Taiwan and stands in Chinese only.
        html.Append($"""<dl class="facts"><div><dt>{Encode(words["entry.owner"])}</dt><dd lang="zh-TW">{Encode(card.Owner)}</dd></div><div><dt>{Encode(words["entry.classes"])}</dt>""");
        foreach (var (classification, term) in new[]
        {
            ("theme", card.Theme), ("administration", card.Administration), ("service", card.Service),
            ("organisation", card.Organisation)
        })
        {
            html.Append($"""<dd><a href="{Encode(visit.Link($"/browse/{classification}/{term.Id}"))}">{Encode(term.Name)}</a></dd>""");
        }
        html.Append($"""</div></dl><p class="screen">{Encode(words["paper.how-to-print"])}</p></section>""");
    }
}
