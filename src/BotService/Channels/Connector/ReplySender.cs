using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BotService.Bot;

namespace BotService.Channels.Connector;

/// <summary>Pushes replies to <c>{serviceUrl}/v3/conversations/{id}/activities/{replyToId}</c>.</summary>
internal sealed class ReplySender(HttpClient http, ReplyTokens tokens, TimeProvider time) : IOutboxChannel
{
    public bool Handles(string channel) => channel.StartsWith(ChannelReference.ChannelPrefix, StringComparison.Ordinal);

    public async Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        if (message.Reference is null)
        {
            return Delivery.Refused("no reference");
        }

        var reference = ChannelReference.Parse(message.Reference);
        var reply = reference.Address(message.Activity, message.ServiceUrl);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(message.ServiceUrl, reference.ConversationId, reply.Text("replyToId")))
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
            < 300 => Delivery.Taken,
            // Time, throttling and a token that may be stale pass; so does our own fault with theirs.
            401 or 408 or 412 or 425 or 429 or >= 500 => Delivery.Failed($"status {status}", RetryAfter(response)),
            _ => Delivery.Refused($"status {status}"),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date is { } date && date > time.GetUtcNow() ? date - time.GetUtcNow() : null);
}
