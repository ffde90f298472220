using System.ComponentModel;
using BotService.Engine.Library;
using BotService.Hosting;
using BotService.Releases.InForce;

namespace BotService.Web.Api;

/// <summary>Entries and the classes they are filed under.</summary>
internal static class EntryCalls
{
    private const string Language = "The language of the answer.";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/entries", (ILibrary library, HttpContext http, [Description(Language)] string? lang) =>
            Read(http, library, out var locale)
                ?? ApiAnswer.Data(
                    http, new EntriesAnswer(locale, library.Release, library.Cards(locale)), library.Release))
            .Describe<EntriesAnswer>(
                "entries", "List all entries", "The index card of every entry, by organisation and service.",
                StatusCodes.Status400BadRequest);

        api.MapGet("/entries/{id}", One)
            .Describe<EntryAnswer>("entry", "Read one entry",
                "Everything the entry says: for a life event its tasks in order, each with the id of the entry it follows where it follows one; documents, fees, time limits, ways to apply, steps, warnings, notes and legal basis, each with its status, its sources and the cases it holds for. Send answers to the entry's questions as further parameters, such as applicant=company, to get the list for that case alone.",
                StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        api.MapGet("/classes", (ILibrary library, HttpContext http, [Description(Language)] string? lang) =>
            Read(http, library, out var locale)
                ?? ApiAnswer.Data(
                    http, new ClassesAnswer(locale, library.Release, library.Classifications(locale)), library.Release))
            .Describe<ClassesAnswer>(
                "classes", "List the classes",
                "The three classifications and the organisations, each with its terms and the entries filed under them.", StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> One(
        [Description("The entry's id, such as taipower.name-change.")] string id, [Description(Language)] string? lang,
        [Description("A day, such as 2026-12-31: what held then. Left out, today.")] string? on,
        ILibrary library, ReleaseOnDay days, TimeProvider time, HttpContext http)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales, ReleaseOnDay.Parameter);
        var (locale, today) = (asked.Locale, Taiwan.Today(time));
        if (await days.ReadAsync(http.Request.Query, http.RequestAborted) is { } day)
        {
            if (day.Release is null)
            {
                asked.Wrong("on", day.Day is null ? "'on' must be a day such as 2026-12-31." : $"No release that can be loaded held on {on}.", 0);
                return ApiAnswer.BadRequest(asked.Errors);
            }

            (library, today) = (day.Release.Library, day.Day!.Value);
        }

        if (library.Card(id, locale) is not { } card) return ApiAnswer.NotFound("entry", id);
        var answers = asked.Others();
        var questions = library.Questions(id, locale, today);
        foreach (var unknown in library.Unknown(id, answers, today))
        {
            var slot = unknown.Split('=')[0];
            asked.Wrong(ApiAnswer.Short(slot), questions.FirstOrDefault(q => q.Slot == slot) is { } question
                ? $"'{slot}' must be one of {string.Join(", ", question.Options.Select(o => o.Id))}."
                : $"The entry asks nothing called '{ApiAnswer.Short(slot)}'{(questions.Count == 0 ? "." : $"; it asks {string.Join(", ", questions.Select(q => q.Slot))}.")}", 0);
        }
        if (!asked.AreRight) return ApiAnswer.BadRequest(asked.Errors);
        var sheet = library.Sheet(id, answers, locale, today);
        return ApiAnswer.Data(
            http, new EntryAnswer(locale, library.Release, card, sheet is not null, questions, answers, sheet is null
                ? null : SheetData.Of(sheet), $"/entries/{id}", $"/entries/{id}.odt"), library.Release);
    }

    /// <returns>A refusal, or null when the call is right.</returns>
    private static IResult? Read(HttpContext http, ILibrary library, out string locale)
    {
        var asked = new QueryValues(http.Request.Query, library.Locales).OnlyKnown();
        locale = asked.Locale;
        return asked.AreRight ? null : ApiAnswer.BadRequest(asked.Errors);
    }
}
