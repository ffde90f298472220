using System.Text;
using BotService.Hosting;
using BotService.Privacy;
using BotService.Protocol;
using BotService.Retention;
using BotService.Web.Layout;
using Microsoft.AspNetCore.WebUtilities;

namespace BotService.Web.MyData;

/// <summary>Answers what citizens ask of their own data.</summary>
internal sealed class MyDataCall(CitizenDoor door, IRetention retention, TimeProvider time)
{
    private const int MaxBytes = 4096;

    public Task<IResult> ShowAsync(Visit visit, string number, HttpContext http) =>
        WithAsync(visit, number, http, (code, conversation) => PageAsync(visit, code, conversation, null, http));

    public Task<IResult> AskAsync(Visit visit, string number, HttpContext http) =>
        WithAsync(visit, number, http, async (code, conversation) =>
        {
            await door.AskAsync(code, conversation, http.RequestAborted);
            return Results.Redirect($"{visit.Link(Path(code))}#ask", permanent: false, preserveMethod: false);
        });

    public Task<IResult> ExportAsync(Visit visit, string number, HttpContext http) =>
        ProvedAsync(visit, number, http, async (code, conversation, fields) =>
        {
            var kinds = await door.ExportAsync(conversation, http.RequestAborted);
            // Whole before the first byte is sent: nothing half-written is ever handed out.
            var file = PrivacyExport.Write(fields("form"), visit.Words, code, kinds, time.GetUtcNow());
            return Results.File(file.Bytes, file.MediaType, file.Name);
        });

    public Task<IResult> DeleteAsync(Visit visit, string number, HttpContext http) =>
        ProvedAsync(visit, number, http, async (code, conversation, fields) =>
        {
            if (fields("sure") != "yes") return await PageAsync(visit, code, conversation, "not-sure", http);
            var outcome = await door.DeleteAsync(conversation, http.RequestAborted);
            return outcome.State switch
            {
                DeletionState.Done => MyDataDone.Of(visit, outcome.Record!),
                DeletionState.Gone => Unknown(visit),
                DeletionState.InTalk => await PageAsync(visit, code, conversation, "talk", http),
                DeletionState.AnswerWaits => await PageAsync(visit, code, conversation, "waits", http),
                DeletionState.OnHold => await PageAsync(visit, code, conversation, "on-hold", http),
                _ => await PageAsync(visit, code, conversation, "busy", http),
            };
        });

    public static string Path(string number) => $"/privacy/{number}";

    private Task<IResult> ProvedAsync(
        Visit visit, string number, HttpContext http, Func<string, string, Func<string, string?>, Task<IResult>> work) =>
        WithAsync(visit, number, http, async (code, conversation) =>
        {
            var raw = await RawBody.ReadAsync(http.Request, MaxBytes, http.RequestAborted, RawBody.Unproved);
            if (raw.Fault == RawBody.Faults.Busy) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            if (raw.Fault != RawBody.Faults.None) return await PageAsync(visit, code, conversation, "too-long", http);
            var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(raw.Bytes.Span));
            var problem = await door.WhyNotAsync(Caller(http), conversation, Field("code"), http.RequestAborted);
            return problem is null ? await work(code, conversation, Field) : await PageAsync(visit, code, conversation, problem, http);

            string? Field(string name) =>
                fields.TryGetValue(name, out var values) && values[^1]?.Trim() is { Length: > 0 } text ? text : null;
        });

    private async Task<IResult> WithAsync(Visit visit, string typed, HttpContext http, Func<string, string, Task<IResult>> work)
    {
        var (number, conversation, tooMany) = await door.OpenAsync(Caller(http), typed, http.RequestAborted);
        if (tooMany) return TooMany(visit);
        return conversation is null ? Unknown(visit) : await work(number, conversation);
    }

    /// <param name="problem">Key below <c>mydata.</c> of what is wrong; null for nothing.</param>
    private async Task<IResult> PageAsync(Visit visit, string number, string conversation, string? problem, HttpContext http)
    {
        var cancel = http.RequestAborted;
        var kept = retention.Rules.ToDictionary(r => r.Subject, r => r.Kept);
        return MyDataPage.Of(
            visit, number, await door.HeldAsync(conversation, cancel), await door.RequestsAsync(number, cancel), kept, problem);
    }

    private static string Caller(HttpContext http) => CallerAddress.Of(http.Connection.RemoteIpAddress);

    private static Page Unknown(Visit visit) => ErrorPage.Missing(
        visit, Path("-"), visit.Words["mydata.unknown"], visit.Words["mydata.unknown-text"], visit.Words["page.chat"]);

    private static Page TooMany(Visit visit) => ErrorPage.Missing(
        visit, Path("-"), visit.Words["mydata.too-many"], visit.Words["mydata.too-many-text"], visit.Words["page.chat"]) with
    {
        Status = StatusCodes.Status429TooManyRequests,
    };
}
