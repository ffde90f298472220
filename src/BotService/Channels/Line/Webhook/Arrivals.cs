using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Webhook;

/// <summary>Turns a webhook's events into what the bot takes in.</summary>
internal sealed partial class Arrivals(Pseudonyms pseudonyms, IOptions<LineOptions> options, ILogger<Arrivals> log)
{
    /// <summary>In the order in which the events happened; those that ask for nothing are left out.</summary>
    public IReadOnlyList<Arrival> Of(WebhookBody body, LineAccount account, DateTimeOffset received)
    {
        var arrivals = new List<Arrival>();
        foreach (var json in body.Events)
        {
            var (happened, ignored) = LineEvent.Read(json, received);
            if (happened is not null && EventActivity.Of(happened) is { } activity)
            {
                arrivals.Add(Arrival(happened, activity, body.Destination, account, received));
            }
            else if (ignored == LineEvent.Reason.Old)
            {
                TooOld(log, account.Name);
            }
            else
            {
                Ignored(log, account.Name, ignored ?? LineEvent.Reason.NotForUs);
            }
        }

        return [.. arrivals.OrderBy(one => one.Happened).ThenBy(one => one.EventKey, StringComparer.Ordinal)];
    }

    private Arrival Arrival(
        LineEvent happened, JsonObject activity, string destination, LineAccount account, DateTimeOffset received)
    {
        activity["from"] = new JsonObject { ["id"] = pseudonyms.Of(happened.User ?? happened.To), ["role"] = "user" };
        if (account.Organisation is { } organisation)
        {
            var data = activity["channelData"] as JsonObject ?? [];
            data["organisation"] = organisation;
            activity["channelData"] = data;
        }

        var reference = new LineReference(account.Name, destination, happened.To, happened.Kind);
        var conversation = new NewConversation(
            ConversationId(reference), reference.Channel, pseudonyms.Of(happened.To), Locale: null,
            options.Value.ApiBase, reference.ToJson(), Greet: false);
        return new Arrival(
            conversation, new Activity(activity), happened.Id, happened.Happened, happened.Ticket(received));
    }

    /// <summary>The same for the same account and chat for ever; LINE's ids do not show in it.</summary>
    private static string ConversationId(LineReference reference) =>
        "l-" + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{reference.Destination}\n{reference.To}")).AsSpan(0, 16));

    [LoggerMessage(1651, LogLevel.Debug, "An event for LINE account {Account} asks for nothing: {Reason}")]
    private static partial void Ignored(ILogger log, string account, LineEvent.Reason reason);

    [LoggerMessage(1652, LogLevel.Information, "An event for LINE account {Account} is more than a day old and is not answered")]
    private static partial void TooOld(ILogger log, string account);
}
