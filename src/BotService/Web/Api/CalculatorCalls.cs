using System.ComponentModel;
using BotService.Engine.Calculators;
using BotService.Engine.Library;
using BotService.Hosting;

namespace BotService.Web.Api;

/// <summary>Calculators: what they ask for, and what they work out.</summary>
internal static class CalculatorCalls
{
    private const string Language = "The language of the answer.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/calculators",
            (ICalculators calculators, ILibrary library, HttpContext http, [Description(Language)] string? lang) =>
        {
            var asked = new QueryValues(http.Request.Query, library.Locales).OnlyKnown();
            var locale = asked.Locale;
            return asked.AreRight
                ? ApiAnswer.Data(
                    http, new CalculatorsAnswer(locale, library.Release,
                        [.. calculators.Ids.Select(id => calculators.Form(id, locale))
                            .OfType<CalculatorForm>()]), library.Release)
                : ApiAnswer.BadRequest(asked.Errors);
        }).Describe<CalculatorsAnswer>("calculators", "List the calculators", "Every calculator with its fields.", StatusCodes.Status400BadRequest);

        api.MapGet("/calculators/{id}", One)
            .Describe<CalculatorAnswer>("calculator", "Calculate",
                "Send the calculator's fields as parameters. Without any, the answer holds the fields alone; with them also the result and its working line by line, and who confirms it. A day without a known tariff gives no total and says so.",
                StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }

    private static IResult One(
        [Description("The calculator's id; /calculators names all.")] string id, [Description(Language)] string? lang,
        ICalculators calculators, ILibrary library, TimeProvider time, HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales);
        var locale = asked.Locale;
        if (calculators.Form(id, locale) is not { } form) return ApiAnswer.NotFound("calculator", id);
        var inputs = asked.Others();
        var fields = form.Fields.Select(f => f.Id).ToList();
        foreach (var name in inputs.Keys.Where(n => !fields.Contains(n)))
            asked.Wrong(ApiAnswer.Short(name),
                $"There is no field '{ApiAnswer.Short(name)}'; the calculator has {string.Join(", ", fields)}.", 0);
        var result = inputs.Count == 0 || !asked.AreRight
            ? null : calculators.Calculate(id, inputs, locale, Taiwan.Today(time));
        foreach (var problem in (result?.Problems ?? []).GroupBy(p => p.Field))
            asked.Errors.TryAdd(problem.Key, [.. problem.Select(p => p.Text)]);
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);
        return ApiAnswer.Data(
            http, new CalculatorAnswer(locale, library.Release, form, result is null ? null
                : CalculationData.Of(result), $"/calculators/{id}"), library.Release, isPublic: inputs.Count == 0);
    }
}

internal sealed record CalculatorsAnswer(string Lang, string Release, IReadOnlyList<CalculatorForm> Calculators);

[Description("A calculator, and what it worked out.")]
internal sealed record CalculatorAnswer(
    string Lang, string Release, CalculatorForm Form,
    [property: Description("Null when no field was sent.")] CalculationData? Result,
    [property: Description("The same for people.")] string Page);

internal sealed record CalculationData(
    CalculationOutcome Outcome,
    [property: Description("The result, or why there is none, in a sentence.")] string Text,
    [property: Description("In New Taiwan dollars; null without a result.")] decimal? Total,
    [property: Description("The working line by line, with sources; null without a result.")] SheetData? Working)
{
    public static CalculationData Of(Calculation result) =>
        new(result.Outcome, result.Text, result.Total, result.Sheet is { } sheet ? SheetData.Of(sheet) : null);
}
