using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Rest;
using Schema = Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>
/// Pushes replies, one at a time, with the SDK's connector client. Not with its <c>ContinueConversationAsync</c>, which
/// loses which activity a reply answers and each reply's id, so that a second attempt could not be known as one.
/// </summary>
internal sealed class ReplySender(
    BotFrameworkAuthentication authentication, ServiceUrlList addresses, ActivityRenderer renderer, IOptions<ConnectorOptions> options,
    TimeProvider time)
    : IOutboxChannel
{
    private readonly ConnectorFactory connectors = authentication.CreateConnectorFactory(Self(options.Value.AppId));

    public bool Handles(string channel) => channel.StartsWith(ChannelReference.ChannelPrefix, StringComparison.Ordinal);

    /// <summary>The protocol knows no way to ask whether a reply has arrived: it is sent again.</summary>
    public bool MarksAttempts => false;

    public async Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel)
    {
        if (turn.Reference is null || !addresses.Allows(turn.ServiceUrl))
        {
            // The list may have become shorter since the activity came.
            return Delivery.Refused(turn.Reference is null
                ? "no reference" : "serviceUrl not allowed") with { Count = 1 };
        }

        var reply = SdkActivity.From(
            ChannelReference.Parse(turn.Reference).Address(renderer.Render(turn.Replies[0].Said), turn.ServiceUrl));
        using var connector = await connectors.CreateAsync(
            turn.ServiceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope, cancel);
        try
        {
            await PostAsync(connector, reply, cancel);
            return Delivery.Taken with { Count = 1 };
        }
        catch (Schema.ErrorResponseException e) when (e.Response is not null)
        {
            await ForgetTokenAsync(connector, e.Response.StatusCode);
            return Outcome(e.Response);
        }
        catch (SerializationException)
        {
            return Delivery.Taken with { Count = 1 }; // It said yes, if in other words than the schema's.
        }
    }

    private static Task PostAsync(IConnectorClient connector, Schema.Activity reply, CancellationToken cancel) =>
        reply.ReplyToId is { Length: > 0 }
        ? connector.Conversations.ReplyToActivityAsync(reply.Conversation.Id, reply.ReplyToId, reply, cancel)
        : connector.Conversations.SendToConversationAsync(reply.Conversation.Id, reply, cancel);

    /// <summary>A channel refused the token that is kept: the next attempt has a new one.</summary>
    private static async Task ForgetTokenAsync(IConnectorClient connector, HttpStatusCode status)
    {
        if (status == HttpStatusCode.Unauthorized
            && connector.Credentials is AppCredentials { MicrosoftAppId.Length: > 0 } credentials)
        {
            await credentials.GetTokenAsync(forceRefresh: true);
        }
    }

    private Delivery Outcome(HttpResponseMessageWrapper response)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            < 300 => Delivery.Taken with { Count = 1 },
            // Time, throttling and a token that may be stale pass; so does our own fault with theirs.
            401 or 408 or 412 or 425 or 429 or >= 500 =>
                Delivery.Failed($"status {status}", RetryAfter(response)) with { Count = 1 },
            _ => Delivery.Refused($"status {status}") with { Count = 1 },
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessageWrapper response) =>
        !response.Headers.TryGetValue("Retry-After", out var values)
            || !RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var after) ? null
        : after.Delta ?? (after.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null);

    private static ClaimsIdentity Self(string appId) => appId.Length == 0
        ? new ClaimsIdentity()
        : new ClaimsIdentity(
            [new(AuthenticationConstants.AudienceClaim, appId), new(AuthenticationConstants.AppIdClaim, appId)]);
}
