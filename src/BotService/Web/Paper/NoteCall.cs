using System.Globalization;
using BotService.Conversations;
using BotService.Insight;
using BotService.Protocol;
using BotService.Web.Layout;
using Microsoft.AspNetCore.WebUtilities;

namespace BotService.Web.Paper;

/// <summary>
/// <c>POST /c/{receipt}/notes</c> with <c>about</c> and <c>text</c>, as a form or as JSON: what a citizen was told.
/// </summary>
internal sealed class NoteCall(INotes notes, TimeProvider time)
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>A form goes on to the list, where the note stands; a program gets the note as JSON.</summary>
    public async Task<IResult> AnswerAsync(Visit visit, Receipt receipt, HttpRequest request, CancellationToken cancel)
    {
        var isForm = request.HasFormContentType;
        var raw = await RawBody.ReadAsync(request, MaxBytes, cancel, RawBody.Unproved);
        if (raw.Fault == RawBody.Faults.Busy) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (raw.Fault != RawBody.Faults.None) return Refused("note.too-long");
        var (about, text) = isForm ? FromForm(raw) : FromJson(raw);
        if (!Abouts(receipt).Contains(about)) return Refused("note.bad-about");
        text = text?.Trim();
        if (string.IsNullOrEmpty(text)) return Refused("note.empty");
        if (new StringInfo(text).LengthInTextElements > Note.Longest) return Refused("note.too-long");
        var note = new Note(receipt.Id, receipt.Sheet.Entry, about!, text, time.GetUtcNow());
        if (!await notes.AddAsync(note, cancel)) return Refused("note.too-many");
        return isForm
            ? Results.Redirect($"{visit.Root}/c/{receipt.Id}#notes", permanent: false, preserveMethod: false)
            : Results.Json(new { about }, statusCode: StatusCodes.Status201Created);

        IResult Refused(string key)
        {
            var why = visit.Words.Say(
                key, ("most", Text(Note.Longest)), ("notes", Text(Note.MostPerReceipt)));
            return isForm
                ? ErrorPage.Bad(visit, why, ($"/c/{receipt.Id}", visit.Words["note.back"]))
                : Results.Json(new { error = new { code = "BadArgument", message = why } }, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>What a note beside this list can be about.</summary>
    public static IEnumerable<string> Abouts(Receipt receipt) =>
        (receipt.Sheet.Call?.Questions.Select(q => q.About) ?? []).Append(Note.Missed);

    private static (string? About, string? Text) FromForm(RawBody raw)
    {
        var fields = QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(raw.Bytes.Span));
        return (fields.TryGetValue("about", out var about) ? about[^1] : null,
            fields.TryGetValue("text", out var text) ? text[^1] : null);
    }

    private static (string? About, string? Text) FromJson(RawBody raw)
    {
        var json = JsonBody.Parse(raw.Bytes.Span).Json;
        return (Field("about"), Field("text"));

        string? Field(string name) =>
            json?[name] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
