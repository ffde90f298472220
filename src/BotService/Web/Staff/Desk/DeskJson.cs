using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using BotService.Desk;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;

namespace BotService.Web.Staff.Desk;

/// <summary>What the desk found as programs read it.</summary>
internal static class DeskJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static IResult Of(DeskLook look, PageWording words, ILibrary library) => Results.Json(
        new
        {
            look.Outcome,
            candidates = look.Candidates.Select(c => new
            {
                entry = c.Card.Id, c.Card.Name, score = Math.Round(c.Score, 3), why = DeskWords.Say(words, library, c.Why),
            }),
            asks = Asks(look.Case),
            sheet = Written(look.Case?.Sheet),
            missing = (look.Case?.Papers?.Lacking ?? []).Select(p => new { p.Id, p.Name, p.Condition }),
            entry = look.Case?.Card.Id,
            answers = look.Case?.Answers ?? new Dictionary<string, string>(),
            have = look.Case?.Have ?? [],
            doubts = DeskWords.Say(words, library, look.Doubts),
            answer = look.Answer is { } answer ? new { answer.Id, answer.Question, answer.Text } : null,
            danger = look.Danger is { } danger ? new { danger.Text, danger.Calls } : null,
            problems = look.Problems,
            leftOut = look.Ask.LeftOut,
        },
        Options,
        statusCode: look.Problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);

    /// <summary>The open questions, and whose list it is where that is open.</summary>
    private static IEnumerable<object> Asks(DeskCase? known)
    {
        if (known?.Supplier is { } supplier && known.At.Supplier is null)
            yield return new { slot = CaseMaker.Supplier, supplier.Ask, supplier.Options };
        foreach (var question in known?.Open ?? [])
            yield return new { question.Slot, question.Ask, question.Options };
    }

    /// <summary>Without the words of its frame.</summary>
    private static object? Written(Sheet? sheet) => sheet is null ? null : new
    {
        sheet.Title, sheet.Summary, sheet.Case, sheet.Brief, sheet.Reservation, sheet.Parts, sheet.Sources, sheet.Contact,
        sheet.Call, sheet.AsOf, sheet.InForceFrom, sheet.Release,
    };
}
