using System.Text;
using BotService.Engine.Library;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>
/// Fields of forms that work without a script. Names are ids of the knowledge, so that they
/// may stand in ids of elements.
/// </summary>
internal static class Fields
{
    /// <summary>More than this is easier to choose from a list that opens.</summary>
    private const int MostButtons = 5;

    /// <summary>One of some options: buttons while they are few.</summary>
    /// <param name="notes">Lines under the question; what is wrong comes first.</param>
    public static void Choice(
        StringBuilder html, string name, string label, FieldNotes? notes, IReadOnlyList<Term> options, string? chosen)
    {
        if (options.Count > MostButtons)
        {
            List(html, name, label, notes, options, chosen);
            return;
        }
        html.Append($"""<fieldset{Described(name, notes)}><legend>{Encode(label)}</legend>""");
        Notes(html, name, notes);
        html.Append("<div class=\"choices\">");
        foreach (var option in options)
        {
            html.Append($"""<label><input type="radio" name="{name}" value="{Encode(option.Id)}"{(option.Id == chosen ? " checked" : "")}> <span>{Encode(option.Name)}</span></label>""");
        }
        html.Append("</div></fieldset>");
    }

    /// <summary>One of some options, from a list that opens.</summary>
    public static void List(
        StringBuilder html, string name, string label, FieldNotes? notes, IReadOnlyList<Term> options, string? chosen)
    {
        html.Append($"""<div class="field"><label for="f-{name}">{Encode(label)}</label>""");
        Notes(html, name, notes);
        Select(html, name, options, chosen, notes);
        html.Append("</div>");
    }

    public static void Select(
        StringBuilder html, string name, IReadOnlyList<Term> options, string? chosen, FieldNotes? notes = null)
    {
        html.Append($"""<select id="f-{name}" name="{name}"{Described(name, notes)}{Invalid(notes)}>""");
        foreach (var option in options)
        {
            html.Append($"""<option value="{Encode(option.Id)}"{(option.Id == chosen ? " selected" : "")}>{Encode(option.Name)}</option>""");
        }
        html.Append("</select>");
    }

    /// <param name="attributes">Of the input, such as its type; trusted.</param>
    public static void Input(
        StringBuilder html, string name, string label, FieldNotes? notes, string attributes, string? value,
        string? unit = null)
    {
        html.Append($"""<div class="field"><label for="f-{name}">{Encode(label)}</label>""");
        Notes(html, name, notes);
        html.Append($"""<span class="with-unit"><input id="f-{name}" name="{name}" {attributes} value="{Encode(value ?? "")}"{Described(name, notes)}{Invalid(notes)}>""");
        if (unit is not null) html.Append($" <span>{Encode(unit)}</span>");
        html.Append("</span></div>");
    }

    private static void Notes(StringBuilder html, string name, FieldNotes? notes)
    {
        if (notes is { IsEmpty: false })
        {
            html.Append($"""<div class="notes" id="n-{name}">""");
            if (notes.Problem is { } problem) html.Append($"""<p class="problem">{Encode(problem)}</p>""");
            if (notes.Hints.Count > 0) html.Append($"""<p class="hint">{Encode(string.Join(" ", notes.Hints))}</p>""");
            html.Append("</div>");
        }
    }

    private static string Described(string name, FieldNotes? notes) =>
        notes is { IsEmpty: false } ? $" aria-describedby=\"n-{name}\"" : "";

    private static string Invalid(FieldNotes? notes) => notes?.Problem is null ? "" : " aria-invalid=\"true\"";
}

/// <summary>What is said of a field besides its label.</summary>
/// <param name="Problem">Why what was entered cannot be used; null when it can.</param>
/// <param name="Hints">Sentences that help to fill it in.</param>
internal sealed record FieldNotes(string? Problem, IReadOnlyList<string> Hints)
{
    public bool IsEmpty => Problem is null && Hints.Count == 0;
}
