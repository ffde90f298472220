using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Connector;

/// <summary>
/// <c>POST /api/messages</c>: an activity from a channel, through guard and SDK to our turns. It is answered once it is
/// stored; replies follow to the channel's serviceUrl, or in the answer when it expects them there.
/// </summary>
internal sealed partial class MessagesCall(
    CallGuard guard,
    ConnectorAdapter adapter,
    ServiceUrlList addresses,
    ITurnDoor door,
    ActivityRenderer renderer,
    IOptions<ConnectorOptions> options,
    ILogger<MessagesCall> log)
{
    private readonly TimeSpan patience = TimeSpan.FromSeconds(options.Value.ExpectRepliesSeconds);

    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken cancel)
    {
        try
        {
            return await TakeAsync(http, cancel);
        }
        catch (CallRefusedException e)
        {
            return e.Error;
        }
        catch (StoreUnavailableException)
        {
            return ProtocolError.NotStored; // The store has logged it, once for all that it could not keep.
        }
        catch (TimeoutException)
        {
            return new ProtocolError(
                502, "BotUnavailable", "The replies are not ready; ask again with the same activity.");
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
        var passage = guard.Admit(http.Request);
        if (passage.Refusal is not null) return passage.Refusal;

        var body = await JsonBody.ReadAsync(http.Request, CallGuard.MaxBytes, cancel);
        if (body.Json is not { } json) return body.Error ?? ProtocolError.BadSyntax("An activity is required.");

        var (start, error) = Read(json);
        if (start is null) return error!;

        if (SdkActivity.OrNull(new Activity(json)) is not { } activity)
            return ProtocolError.BadArgument("The activity does not fit the Bot Framework's schema.");

        var answer = await adapter.ProcessAsync(
            passage.Authorization, activity, new ConnectorTurn(door, renderer, json, start, patience), cancel);
        await HttpHelper.WriteResponseAsync(http.Response, answer);
        return Results.Empty;
    }

    private (NewConversation? Start, ProtocolError? Error) Read(JsonObject json)
    {
        if (ActivityShape.Check(json) is { } misshapen) return (null, misshapen);

        var (reference, missing) = ChannelReference.Of(json);
        var serviceUrl = (string?)json["serviceUrl"];
        return reference is null ? (null, missing)
            : string.IsNullOrEmpty(serviceUrl) ? (null, ProtocolError.Missing("serviceUrl"))
            : !addresses.Allows(serviceUrl)
            ? (null, ProtocolError.BadArgument("'serviceUrl' must be https at a host that is let in."))
            : (reference.Conversation(serviceUrl, (string?)json["locale"]), null);
    }

    [LoggerMessage(1521, LogLevel.Error, "A call to /api/messages failed")]
    private static partial void CallFailed(ILogger log, Exception fault);
}
