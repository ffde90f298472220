using System.Text.Json.Nodes;
using BotService.Channels.Voice.Calls;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.AudioCodes;

/// <summary>The gateway's requests. Inside a call every fault of ours is an answer that the caller can hear.</summary>
internal sealed partial class AudioCodesCalls(
    GatewayCalls calls, GatewayEvents events, CallTurns turns, CallFault fault, TimeProvider time,
    IOptions<VoiceOptions> options, IOptions<SiteOptions> site, ILogger<AudioCodesCalls> log)
{
    /// <summary>An utterance with all that a recogniser says of it; Direct Line's callers get half of that.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly byte[] Nothing = CommandActivities.Write([], default);

    /// <summary><c>POST /voice/audiocodes</c>: where the call's requests go. Repeating it says the same.</summary>
    public async Task<IResult> CreateAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = await JsonBody.ReadAsync(request, MaxBytes, cancel);
        if (body.Error is not null) return body.Error;
        if (body.Json is not { } json || Text(json, "conversation") is not { } conversation)
            return ProtocolError.Missing("conversation");

        var (bot, ours) = (Text(json, "bot"), options.Value.AudioCodes.BotName);
        if (bot is not null && ours.Length > 0 && !bot.Equals(ours, StringComparison.OrdinalIgnoreCase))
            return ProtocolError.BadArgument("The call is meant for another bot; see Voice:AudioCodes:BotName.");

        if (calls.Create(GatewayCall.IdOf(conversation)) is not { } call) return ProtocolError.Busy;

        var address = site.Value.Address(
            $"{AudioCodesRoom.Path}/conversation/{call.Id}", $"{request.Scheme}://{request.Host}");
        var opened = new JsonObject
        {
            ["activitiesURL"] = $"{address}/activities",
            ["refreshURL"] = $"{address}/refresh",
            ["disconnectURL"] = $"{address}/disconnect",
            ["expiresSeconds"] = GatewayCalls.ExpiresSeconds,
        };
        if (MayHaveSocket(json)) opened["websocketURL"] = $"ws{address["http".Length..]}/ws";
        return Results.Json(opened);
    }

    /// <summary><c>POST …/activities</c>: answers with what is to be said and done.</summary>
    public async Task<IResult> HearAsync(HttpRequest request, string id, CancellationToken cancel)
    {
        try
        {
            var call = await calls.FindAsync(id, cancel);
            var body = await JsonBody.ReadAsync(request, MaxBytes, cancel);
            if (body.Json?["activities"] is not JsonArray told)
            {
                return call is null ? ProtocolError.ConversationNotFound
                    : body.Error ?? ProtocolError.Missing("activities");
            }

            var happened = events.Of(id, told);
            // Created before a restart, or by another process: its start is enough.
            if (call is null && GatewayCall.IsId(id) && happened.Any(one => one.Event is CallEvent.Started))
                call = calls.Create(id);

            return call is null ? ProtocolError.ConversationNotFound : await AnswerAsync(call, happened, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Results.Empty; // Nobody is left to answer.
        }
        catch (Exception e)
        {
            Quietly.Log(() => CallFailed(log, e.GetType().Name, FaultPlace.Of(e)));
            return Answer(CommandActivities.Write(
                fault.In(null).Index().Select(one => new GatewayCommand(one.Item, $"{id}-{one.Index}", false)),
                time.GetUtcNow()));
        }
    }

    /// <summary><c>POST …/refresh</c>: the call goes on.</summary>
    public async Task<IResult> RefreshAsync(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is (true, null or { EndReason: not null })
            ? ProtocolError.ConversationNotFound
            : Results.Json(new { expiresSeconds = GatewayCalls.ExpiresSeconds });

    /// <summary><c>POST …/disconnect</c>: the caller has hung up, or the gateway.</summary>
    public async Task<IResult> DisconnectAsync(HttpRequest request, string id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not (_, { } call)) return ProtocolError.ConversationNotFound;

        // Whatever it says of the reason, the call is over.
        var body = await JsonBody.ReadAsync(request, MaxBytes, cancel);
        await calls.EndAsync(call, GatewayEvents.Reason(
            body.Json is { } json ? Text(json, "reasonCode") ?? Text(json, "reason") : null));
        return Results.Json(new JsonObject());
    }

    private async Task<IResult> AnswerAsync(
        GatewayCall call, IReadOnlyList<GatewayEvent> told, CancellationToken cancel)
    {
        if (call.EndReason is not null)
            return call.SaidTo(told) is { } again ? Answer(again) : ProtocolError.ConversationNotFound;

        if (!call.TryEnter())
        {
            Quietly.Log(() => Flooded(log, call.Id));
            return Answer(Nothing);
        }

        try
        {
            if (await turns.AnswerAsync(call, told, cancel) is not { } commands)
                return ProtocolError.ConversationNotFound;

            var answer = CommandActivities.Write(commands, time.GetUtcNow());
            if (call.EndReason is not null) call.Say(told, answer);
            return Answer(answer);
        }
        finally
        {
            call.Leave();
        }
    }

    /// <summary>A store that cannot be asked must not end a call that may well be open.</summary>
    private async Task<(bool Asked, GatewayCall? Call)> FindAsync(string id, CancellationToken cancel)
    {
        try
        {
            return (true, await calls.FindAsync(id, cancel));
        }
        catch (Exception e)
        {
            Quietly.Log(() => CallFailed(log, e.GetType().Name, FaultPlace.Of(e)));
            return (false, null);
        }
    }

    private static IResult Answer(byte[] json) => Results.Bytes(json, "application/json; charset=utf-8");

    /// <summary>A gateway that lists what it can do, and not this, would only wonder at the address.</summary>
    private static bool MayHaveSocket(JsonObject json) => JsonBody.Find(json, "capabilities") is not JsonArray listed
        || listed.Any(one => one?.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase) == true);

    private static string? Text(JsonObject json, string name) =>
        JsonBody.Find(json, name) is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text : null;

    [LoggerMessage(2026, LogLevel.Error, "A request of a call failed: {Error} in {Place}")]
    private static partial void CallFailed(ILogger log, string error, string place);

    [LoggerMessage(2027, LogLevel.Warning, "Call {Call}: too many requests at once; this one is answered with nothing")]
    private static partial void Flooded(ILogger log, string call);
}
