using System.Globalization;
using BotService.Channels.Line.Sending;
using BotService.Conversations;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Webhook;

/// <summary><c>POST /line/webhook/{account}</c>: verified, stored, answered. Turns and replies follow later.</summary>
internal sealed partial class WebhookCall(
    ITurnDoor bot, Arrivals arrivals, KnownBots bots, ISlowTurns slow, IOptions<LineOptions> options,
    RefusalLog refusals, TimeProvider time, ILogger<WebhookCall> log)
{
    /// <summary>LINE waits two seconds and counts what comes later as a failure, like an error.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.8);

    public async Task<IResult> HandleAsync(string name, HttpContext http, CancellationToken cancel)
    {
        try
        {
            return Results.StatusCode(await TakeAsync(name, http.Request, cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Results.Empty; // Nobody is left to answer.
        }
        catch (Exception e)
        {
            Quietly.Log(() => Failed(log, name, e.GetType().Name, FaultPlace.Of(e)));
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }

    private async Task<int> TakeAsync(string name, HttpRequest request, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var received = time.GetUtcNow();
        if (options.Value.Accounts.FirstOrDefault(one => one.Name == name) is not { } account)
            return StatusCodes.Status404NotFound;

        // Before anything is read: who does not even try to look like LINE gets no memory.
        var signature = request.Headers[Signature.Header];
        if (!Signature.IsWellFormed(signature))
        {
            refusals.BadSignature(account);
            return StatusCodes.Status401Unauthorized;
        }

        var raw = await RawBody.ReadAsync(request, WebhookBody.MaxBytes, cancel, RawBody.Unproved);
        if (raw.Fault != RawBody.Faults.None) return StatusOf(raw.Fault, request.HttpContext.Response);

        if (!Signature.IsGood(signature, raw.Bytes.Span, account.ChannelSecrets))
        {
            refusals.BadSignature(account);
            return StatusCodes.Status401Unauthorized;
        }

        var (body, fault) = WebhookBody.Parse(raw.Bytes.Span);
        if (body is null)
        {
            refusals.NotReadable(account, fault!);
            return StatusCodes.Status400BadRequest;
        }

        if (!bots.MayBe(account, body.Destination))
        {
            refusals.WrongDestination(account);
            return StatusCodes.Status400BadRequest;
        }

        return arrivals.Of(body, account, received) is { Count: > 0 } events
            ? await StoreAsync(events, account, Patience - time.GetElapsedTime(begun))
            : StatusCodes.Status200OK;
    }

    private static int StatusOf(RawBody.Faults fault, HttpResponse response)
    {
        if (fault == RawBody.Faults.Busy)
        {
            response.Headers.RetryAfter = RawBody.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return StatusCodes.Status503ServiceUnavailable;
        }

        return fault == RawBody.Faults.TooBig ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
    }

    private async Task<int> StoreAsync(IReadOnlyList<Arrival> events, LineAccount account, TimeSpan patience)
    {
        try
        {
            // Not cancelled when the time is up or LINE hangs up: stored late is better than lost, where an account
            // has sending again switched off.
            var stored = await bot.ReceiveAsync(events, CancellationToken.None)
                .WaitAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, time);
            foreach (var (arrival, _) in events.Zip(stored)
                .Where(one => !one.Second.Duplicate && one.First.Activity.Type == "message"))
            {
                if (LineReference.Parse(arrival.Conversation.Reference!) is { Kind: LineReference.User } chat)
                    slow.Started(arrival.Conversation.Id, account, chat.To);
            }

            return StatusCodes.Status200OK;
        }
        catch (Exception e) when (e is StoreUnavailableException or TimeoutException)
        {
            // LINE sends them again; those that were stored after all are known by their id.
            NotStored(log, events.Count, account.Name, e.GetType().Name);
            return StatusCodes.Status500InternalServerError;
        }
    }

    [LoggerMessage(1655, LogLevel.Error, "{Count} events for LINE account {Account} could not be stored in time: {Error}")]
    private static partial void NotStored(ILogger log, int count, string account, string error);

    [LoggerMessage(1656, LogLevel.Error, "A webhook for LINE account {Account} failed: {Error} in {Place}")]
    private static partial void Failed(ILogger log, string account, string error, string place);
}
