using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Bot.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary><c>POST /api/messages</c>: an activity from a channel. It is answered once it is stored; replies follow to the channel's serviceUrl, or in the answer when it expects them there.</summary>
internal sealed partial class MessagesCall(ConnectorGate gate, ITurnDoor bot, IOptions<ConnectorOptions> options, ILogger<MessagesCall> log)
{
    private const int MaxCharacters = 256 * 1024;

    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken cancel)
    {
        try
        {
            return await TakeAsync(http, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Results.Empty; // Nobody is left to answer.
        }
        catch (Exception e)
        {
            CallFailed(log, e);
            return ProtocolError.ServiceError;
        }
    }

    private async Task<IResult> TakeAsync(HttpContext http, CancellationToken cancel)
    {
        // Asked for even on this machine: a web page can make a browser send anything but this without asking first.
        if (!http.Request.HasJsonContentType())
        {
            return ProtocolError.NotSupported("The content type must be application/json.");
        }

        var (proof, refusal) = await gate.AdmitAsync(http, cancel);
        if (proof is null)
        {
            return refusal!;
        }

        var body = await JsonBody.ReadAsync(http.Request, MaxCharacters, cancel);
        if (body.Json is not { } json)
        {
            return body.Error ?? ProtocolError.BadSyntax("An activity is required.");
        }

        var (start, reference, error) = Read(json, proof);
        if (start is null)
        {
            return error!;
        }

        var expectsReplies = (string?)json["deliveryMode"] == "expectReplies";
        var (conversation, _) = await bot.OpenAsync(start, cancel);
        var accepted = await bot.ReceiveAsync(conversation.Id, new Activity(json), cancel);
        return expectsReplies ? await RepliesAsync(conversation, accepted, reference!, cancel) : Results.Json(new { });
    }

    private (NewConversation? Start, ChannelReference? Reference, ProtocolError? Error) Read(JsonObject json, Proof proof)
    {
        if (ActivityShape.Check(json) is { } misshapen)
        {
            return (null, null, misshapen);
        }

        var (reference, missing) = ChannelReference.Of(json);
        if (reference is null)
        {
            return (null, null, missing);
        }

        var serviceUrl = (string?)json["serviceUrl"];
        if (proof.Contradicts(serviceUrl, (string)json["channelId"]!) is { } contradiction)
        {
            return (null, null, contradiction);
        }

        if (ServiceUrls.IsSafe(serviceUrl, loopback: options.Value.AppId.Length == 0))
        {
            return (reference.Conversation(serviceUrl, (string?)json["locale"]), reference, null);
        }

        // Who waits for the replies needs no address for them.
        return (string?)json["deliveryMode"] == "expectReplies" && string.IsNullOrEmpty(serviceUrl)
            ? (reference.Conversation(null, (string?)json["locale"]), reference, null)
            : (null, null, string.IsNullOrEmpty(serviceUrl) ? ProtocolError.Missing("serviceUrl") : ProtocolError.BadArgument("'serviceUrl' must be an https address."));
    }

    private async Task<IResult> RepliesAsync(Conversation conversation, Accepted accepted, ChannelReference reference, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.ExpectRepliesSeconds));
        try
        {
            var replies = await bot.RepliesToAsync(conversation.Id, accepted, patience.Token);
            return Results.Json(new { activities = replies.Select(reply => reference.Address(reply, conversation.ServiceUrl).Json) });
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Asked again with the same activity id, the replies are there.
            return new ProtocolError(502, "BotUnavailable", "The replies are not ready; ask again with the same activity.");
        }
    }

    [LoggerMessage(1521, LogLevel.Error, "A call to /api/messages failed")]
    private static partial void CallFailed(ILogger log, Exception fault);
}
