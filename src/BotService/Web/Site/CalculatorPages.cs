using BotService.Engine.Dialogs.Script;
using System.Globalization;
using System.Text;
using BotService.Bot.Rendering;
using BotService.Bot.Rendering.Web;
using BotService.Engine.Calculators;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>The calculators: a list, and each as a form whose result shows every line of the sum.</summary>
internal sealed class CalculatorPages(ICalculators calculators, ILibrary library)
{
    /// <summary>Beyond this nothing is a number; a stranger's longer text is not even repeated.</summary>
    private const int Longest = 100;

    public Page All(Visit visit)
    {
        var words = visit.Words;
        var html = new StringBuilder(
            $"""<h1>{Encode(words["calculators.title"])}</h1><p class="lead">{Encode(words["calculators.about"])}</p>""");
        var forms = calculators.Ids.Select(id => calculators.Form(id, visit.Locale)).OfType<CalculatorForm>().ToList();
        if (forms.Count == 0) html.Append($"<p>{Encode(words["calculators.none"])}</p>");
        else
        {
            html.Append("<ul class=\"cards panel\">");
            foreach (var form in forms)
                html.Append($"""<li><h2><a href="{Encode(visit.Link($"/calculators/{form.Id}"))}">{Encode(form.Title)}</a></h2><p>{Encode(form.Summary)}</p></li>""");
            html.Append("</ul>");
        }
        return new Page("/calculators", words["calculators.title"], words["calculators.about"], html.ToString());
    }

    /// <summary>Null when there is no such calculator.</summary>
    public Page? One(Visit visit, string id, IQueryCollection query)
    {
        if (calculators.Form(id, visit.Locale) is not { } form) return null;
        var words = visit.Words;
        // A form that was sent holds all its fields, be they empty.
        var inputs = form.Fields.Where(f => query.ContainsKey(f.Id))
            .ToDictionary(f => f.Id, f => Cut(query[f.Id].ToString()));
        var result = inputs.Count == 0 ? null : calculators.Calculate(id, inputs, visit.Locale, visit.Today);
        var problems = result?.Problems ?? [];
        var html = new StringBuilder(
            $"""<article class="paper"><h1>{Encode(form.Title)}</h1><p class="summary">{Encode(form.Summary)}</p>""");
        if (problems.Count > 0)
        {
            html.Append($"""<div class="problem box" role="alert"><p>{Encode(words.Say("calculators.problems", ("count", Number(problems.Count))))}</p><ul>""");
            foreach (var problem in problems) html.Append($"<li>{Encode(problem.Text)}</li>");
            html.Append("</ul></div>");
        }
        else if (result is not null)
        {
            html.Append($"""<section class="result" aria-labelledby="result"><h2 id="result">{Encode(words["calculators.result"])}</h2><p class="total">{Encode(result.Text)}</p></section>""");
            if (result.Sheet is { } sheet) SheetHtml.Body(html, sheet);
        }
        html.Append($"""
            <form class="ask screen" method="get" action="{Encode($"{visit.Root}/calculators/{id}")}">
            <h2>{Encode(words[result?.Sheet is null ? "calculators.fill" : "calculators.again"])}</h2>
            <input type="hidden" name="lang" value="{Encode(visit.Locale)}">
            """);
        foreach (var field in form.Fields)
            Field(html, visit, form, field, inputs.GetValueOrDefault(field.Id), problems);
        html.Append($"""<p class="tools"><button type="submit">{Encode(words["calculators.submit"])}</button></p></form>""");
        if (result?.Sheet is { } reckoned)
        {
            html.Append("<div class=\"small\">");
            SheetHtml.Foot(html, reckoned, receipt: null);
            html.Append("</div>");
        }
        if (library.Card(id, visit.Locale) is not null)
            html.Append($"""<p><a href="{Encode(visit.Link($"/entries/{id}"))}">{Encode(words["calculators.entry"])}</a></p>""");
        html.Append("</article>");
        return new Page(
            $"/calculators/{id}",
            problems.Count > 0 ? words.Say("calculators.problem-title", ("title", form.Title)) : form.Title,
            form.Summary, html.ToString())
        {
            Query = [.. inputs.Where(i => i.Value.Length > 0).Select(i => (i.Key, i.Value))],
            Trail = [("/calculators", words["page.calculators"])],
            IsPublic = inputs.Count == 0,
        };
    }

    private static void Field(
        StringBuilder html, Visit visit, CalculatorForm form, FormField field, string? value,
        IEnumerable<FieldProblem> problems)
    {
        var words = visit.Words;
        var notes = new FieldNotes(
            problems.FirstOrDefault(p => p.Field == field.Id)?.Text, [.. Hints(words, form, field)]);
        var label = field.Required
            ? field.Label : $"{field.Label}{words.Say("calculators.label", ("note", words["calculators.optional"]))}";
        switch (field.Kind)
        {
            case FieldKind.Choice:
                IReadOnlyList<Term> options = [.. field.Options.Select(o => new Term(o.Id, o.Label))];
                Fields.Choice(
                    html, field.Id, label, notes,
                    field.Required || field.Default is not null ? options
                        : [new Term("", words["calculators.choose"]), .. options], value ?? field.Default ?? "");
                break;
            case FieldKind.Date:
                Fields.Input(html, field.Id, label, notes, "type=\"date\"", value);
                break;
            default:
                Fields.Input(
                    html, field.Id, label, notes,
                    $"type=\"text\" inputmode=\"{(field.Range?.Decimals > 0 ? "decimal" : "numeric")}\" autocomplete=\"off\" maxlength=\"{Longest}\"", value, field.Unit);
                break;
        }
    }

    private static IEnumerable<string> Hints(PageWording words, CalculatorForm form, FormField field)
    {
        if (field.When is { } when && form.Fields.FirstOrDefault(f => f.Id == when.Field) is { } other)
        {
            yield return words.Say("calculators.when", ("field", other.Label),
                ("options", string.Join(
                    words["calculators.or"],
                    other.Options.Where(o => when.Options.Contains(o.Id)).Select(o => o.Label))));
        }
        if (field.Hint is { } hint) yield return hint;
        if (field.Range is { } range)
            yield return words.Say("calculators.range", ("min", Number(range.Min)), ("max", Number(range.Max)));
        if (field.Default is { } standard && field.Kind != FieldKind.Choice)
            yield return words.Say("calculators.default", ("value", standard));
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];

    private static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
