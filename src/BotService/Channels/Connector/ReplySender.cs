using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BotService.Bot;

namespace BotService.Channels.Connector;

/// <summary>Pushes replies, one at a time, to <c>{serviceUrl}/v3/conversations/{id}/activities/{replyToId}</c>.</summary>
internal sealed class ReplySender(HttpClient http, ReplyTokens tokens, TimeProvider time) : IOutboxChannel
{
    public bool Handles(string channel) => channel.StartsWith(ChannelReference.ChannelPrefix, StringComparison.Ordinal);

    /// <summary>The protocol knows no way to ask whether a reply has arrived: it is sent again.</summary>
    public bool MarksAttempts => false;

    public async Task<Delivery> SendAsync(OutboxTurn turn, CancellationToken cancel)
    {
        if (turn.Reference is null)
        {
            return Delivery.Refused("no reference") with { Count = 1 };
        }

        var reference = ChannelReference.Parse(turn.Reference);
        var reply = reference.Address(turn.Replies[0].Activity, turn.ServiceUrl);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(turn.ServiceUrl, reference.ConversationId, reply.Text("replyToId")))
        {
            Content = new StringContent(reply.ToJson(), Encoding.UTF8, "application/json"),
        };
        var token = await tokens.GetAsync(cancel);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null)
        {
            tokens.Forget(token);
        }

        return Outcome(response);
    }

    private static Uri Address(string serviceUrl, string conversation, string? replyTo)
    {
        var activities = $"{serviceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        return new Uri(replyTo is { Length: > 0 } ? $"{activities}/{Uri.EscapeDataString(replyTo)}" : activities);
    }

    private Delivery Outcome(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            < 300 => Delivery.Taken with { Count = 1 },
            // Time, throttling and a token that may be stale pass; so does our own fault with theirs.
            401 or 408 or 412 or 425 or 429 or >= 500 => Delivery.Failed($"status {status}", RetryAfter(response)) with { Count = 1 },
            _ => Delivery.Refused($"status {status}") with { Count = 1 },
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null);
}
