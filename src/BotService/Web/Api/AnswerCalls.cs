using System.ComponentModel;
using BotService.Engine.Library;
using BotService.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace BotService.Web.Api;

/// <summary><c>GET /api/v1/answers</c> and one of them: questions that have an answer of their own.</summary>
internal static class AnswerCalls
{
    private const int PerPage = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/answers", All).Describe<AnswersAnswer>(
            "answers", "List questions with their answers",
            "A hundred a page, by id: each with how sure it is, where it was read, and the entry it belongs to.",
            StatusCodes.Status400BadRequest);
        api.MapGet("/answers/{id}", One).Describe<AnswerAnswer>(
            "answer", "Read one answer", "The question, the answer, how sure it is and where it was read.",
            StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }

    private static IResult All(
        [Description("Only those of this organisation.")] string? organisation,
        [Description("Only those that belong to this entry.")] string? entry,
        [Description("Which hundred, from 1.")] string? page,
        [Description("The language of the answer.")] string? lang,
        [FromServices] ILibrary library, TimeProvider time, HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales, nameof(organisation), nameof(entry), nameof(page)).OnlyKnown();
        var (locale, number) = (asked.Locale, asked.Page(nameof(page)));
        var all = library.Answers(locale, Taiwan.Today(time));
        var only = asked.OneOf(nameof(organisation), all.Select(a => a.Organisation.Id).Distinct());
        var of = asked.OneOf(nameof(entry), library.Cards(locale).Select(c => c.Id));
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);
        var chosen = all.Where(a => (only is null || a.Organisation.Id == only) && (of is null || a.Entry?.Id == of)).ToList();
        var pages = Math.Max(1, (chosen.Count + PerPage - 1) / PerPage);
        if (number > pages) asked.PageBeyond(nameof(page), pages);
        return asked.AreRight
            ? ApiAnswer.Data(
                http,
                new AnswersAnswer(
                    locale, library.Release, chosen.Count, number, pages,
                    [.. chosen.Skip((number - 1) * PerPage).Take(PerPage)]),
                library.Release)
            : ApiAnswer.BadRequest(asked.Errors);
    }

    private static IResult One(
        [Description("The answer's id, such as twc.sms-bill-what.")] string id,
        [Description("The language of the answer.")] string? lang, ILibrary library, TimeProvider time, HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales).OnlyKnown();
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);
        return library.Answer(id, asked.Locale, Taiwan.Today(time)) is { } card
            ? ApiAnswer.Data(
                http, new AnswerAnswer(asked.Locale, library.Release, card, $"/answers/{id}"), library.Release)
            : ApiAnswer.NotFound("answer", id);
    }
}

[Description("One page of the questions that have an answer of their own.")]
internal sealed record AnswersAnswer(
    string Lang,
    [property: Description("Names the knowledge; it changes when anything in it does.")] string Release,
    [property: Description("Answers on all pages together.")] int Total,
    int Page,
    int Pages,
    IReadOnlyList<AnswerCard> Answers);

internal sealed record AnswerAnswer(
    string Lang,
    [property: Description("Names the knowledge; it changes when anything in it does.")] string Release,
    AnswerCard Answer,
    [property: Description("The same for people.")] string Page);
