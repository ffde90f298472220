using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BotService.LineStandIn;

/// <summary>
/// What holds for every call: who calls, whether its body is as described and within the limits, what goes wrong on
/// demand, and that it is remembered.
/// </summary>
internal sealed class Desk(LinePlatform platform, Mishaps mishaps)
{
    public const string RetryKeyHeader = "X-Line-Retry-Key";

    private long requests;

    public LinePlatform Platform => platform;

    /// <param name="limits">What LINE's description leaves out about the body.</param>
    public void Map(
        WebApplication app, string method, string path, Func<Call, LineReply> answer, Action<Body>? limits = null) =>
        MapAsync(app, method, path, call => Task.FromResult(answer(call)), limits);

    /// <inheritdoc cref="Map"/>
    public void MapAsync(
        WebApplication app, string method, string path, Func<Call, Task<LineReply>> answer,
        Action<Body>? limits = null) =>
        app.MapMethods(path, [method], async context =>
        {
            var call = await ReadAsync(context, path);
            var mishap = mishaps.Take(path);
            if (mishap is { IsAfter: false })
            {
                await GoWrongAsync(call, mishap);
                return;
            }

            var reply = call.Account is null ? LineReply.Unauthorized : Fits(call, limits) ?? await answer(call);
            if (mishap is not null) await GoWrongAsync(call, mishap);
            else await AnswerAsync(call, reply);
        });

    /// <summary>A path that LINE has not, or that this platform does not serve, is a fault.</summary>
    public void MapTheRest(WebApplication app) => app.MapFallback(async context =>
    {
        platform.Faults.Enqueue(new Fault(context.Request.Path, $"{context.Request.Method} is not served"));
        await AnswerAsync(await ReadAsync(context, context.Request.Path), LineReply.NotFound("Not found"));
    });

    private async Task<Call> ReadAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var bearer = context.Request.Headers.Authorization.ToString();
        var account = platform.Accounts.FirstOrDefault(a => bearer == $"Bearer {a.Token}");
        var key = context.Request.Headers.TryGetValue(RetryKeyHeader, out var keys) ? keys.ToString() : null;
        return new Call(
            context, path, account!, $"{Interlocked.Increment(ref requests):x8}-0000-4000-8000-000000000000", key,
            body.ToArray());
    }

    private LineReply? Fits(Call call, Action<Body>? limits)
    {
        var schema = Description.OfCalls?.RequestOf(call.Method, call.Path);
        if (schema is null && limits is null) return null;
        if (call.Context.Request.ContentType?.StartsWith(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refuse(
                [new Fault("", "the content type is not application/json")],
                new LineReply(415, LineReply.Message("Unsupported Media Type")));
        }

        var faults = new List<Fault>();
        try
        {
            using var json = JsonDocument.Parse(call.Content);
            MessageLimits.Characters(json.RootElement, "", faults);
            if (faults.Count == 0 && schema is not null)
                faults.AddRange(new DescriptionChecker(Description.OfCalls!).Check(schema, json.RootElement));
            if (faults.Count == 0) limits?.Invoke(new Body(json.RootElement, "", faults));
        }
        catch (JsonException)
        {
            return Refuse(
                [new Fault("", "is no JSON")],
                LineReply.Bad("The request body could not be parsed as JSON (line: 1, column: 1)"));
        }

        return Refuse(faults, LineReply.Invalid(faults));
    }

    private LineReply? Refuse(IReadOnlyList<Fault> faults, LineReply refusal)
    {
        foreach (var fault in faults) platform.Faults.Enqueue(fault);
        return faults.Any(f => f.Refused) ? refusal : null;
    }

    private async Task GoWrongAsync(Call call, Mishap mishap)
    {
        switch (mishap.Trouble)
        {
            case Trouble.ServerError or Trouble.ServerErrorAfterAccepting:
                await AnswerAsync(call, new LineReply(500, LineReply.Message("Internal server error")));
                break;
            case Trouble.TooMany:
                if (mishap.RetryAfter is { } seconds) call.Context.Response.Headers.RetryAfter = $"{seconds}";
                await AnswerAsync(
                    call, new LineReply(
                        429, LineReply.Message("The API rate limit has been exceeded. Try again later.")));
                break;
            case Trouble.InvalidReplyToken:
                await AnswerAsync(call, LineReply.Bad(LineReply.InvalidReplyToken));
                break;
            case Trouble.DropsBefore or Trouble.DropsAfter:
                Remember(call, null);
                call.Context.Abort();
                break;
            default:
                Remember(call, null);
                using (var given = CancellationTokenSource.CreateLinkedTokenSource(
                    call.Context.RequestAborted, platform.Ending))
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, given.Token)
                        .ContinueWith(_ => { }, TaskScheduler.Default);
                }

                call.Context.Abort();
                break;
        }
    }

    private async Task AnswerAsync(Call call, LineReply reply)
    {
        Remember(call, reply.Status);
        var response = call.Context.Response;
        response.StatusCode = reply.Status;
        response.Headers["x-line-request-id"] = call.Request;
        if (reply.AcceptedBefore is { } before) response.Headers["x-line-accepted-request-id"] = before;
        response.ContentType = reply.ContentType;
        await response.Body.WriteAsync(reply.Content, CancellationToken.None);
    }

    private void Remember(Call call, int? status) => platform.Calls.Enqueue(
        new LineCall(
            call.Account?.Name ?? "", call.Method, call.Path, status, call.RetryKey, call.Json, call.Request,
            platform.Time.GetUtcNow()));
}
