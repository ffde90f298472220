using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Webhook;

/// <summary>What all events have in common.</summary>
/// <param name="Id"><c>webhookEventId</c>, a ULID: the same for every delivery.</param>
/// <param name="Kind">Where it happened: <c>user</c>, <c>group</c> or <c>room</c>.</param>
/// <param name="To">That user, group or room, by LINE's id.</param>
/// <param name="User">Who did it, by LINE's id; null when a group keeps it to itself.</param>
/// <param name="Happened">By LINE's clock; when that shows nonsense, when it was received.</param>
internal sealed record LineEvent(
    JsonObject Json, string Id, string Type, string Kind, string To, string? User, DateTimeOffset Happened,
    string? ReplyToken, bool IsRedelivery)
{
    private const int LongestId = 100;

    /// <summary>
    /// An answer a day late helps nobody, and LINE gives up sending again far sooner: what is
    /// older was kept back by somebody.
    /// </summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);

    /// <summary>Clocks differ by seconds; by more than this one of them is wrong.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    public bool IsPrivate => Kind == LineReference.User;

    /// <summary>Why nothing is done about an event.</summary>
    public enum Reason
    {
        /// <summary>It does not say which chat it is of, so that nobody could be answered.</summary>
        NoSource,

        /// <summary>It has no type, or no id by which another delivery of it would be known.</summary>
        NoId,

        /// <summary>Another module has the chat.</summary>
        Standby,

        /// <summary>A console tests the webhook.</summary>
        Dummy,

        /// <summary>An answer would come days late.</summary>
        Old,

        /// <summary>It says nothing to the account, or is of a type that is not known here.</summary>
        NotForUs,
    }

    /// <returns>The event, or why nothing is to be done about it.</returns>
    public static (LineEvent? Event, Reason? Ignored) Read(JsonObject json, DateTimeOffset received)
    {
        var type = json.Text("type");
        var token = json.Text("replyToken") is { Length: > 0 } given ? given : null;
        if (json["source"] is not JsonObject source
            || source.Text("type") is not (("user" or "group" or "room") and var kind)
            || IdOf(source, kind + "Id") is not { } to)
        {
            return (null, Reason.NoSource);
        }

        if (type is null || IdOf(json, "webhookEventId") is not { } id) return (null, Reason.NoId);

        if (json.Text("mode") == "standby") return (null, Reason.Standby);

        if (token is not null && IsDummy(token)) return (null, Reason.Dummy);

        var happened = Moment(json, received);
        // A message taken back stays taken back, however late that is heard.
        return received - happened > Oldest && type != "unsend"
            ? (null, Reason.Old)
            : (new(json, id, type, kind, to, IdOf(source, "userId"), happened, token, (json["deliveryContext"] as JsonObject)?["isRedelivery"]?.GetValueKind() == JsonValueKind.True), null);
    }

    /// <summary>The reply token with the time its minute is counted from; null when there is none.</summary>
    public string? Ticket(DateTimeOffset received) => ReplyToken is null
        ? null
        : new LineTicket(ReplyToken, IsRedelivery && Happened < received ? Happened : received).ToJson();

    /// <summary>Older consoles test a webhook with events whose tokens are all zeros or all f.</summary>
    private static bool IsDummy(string token) => token.All(c => c == '0') || token.All(c => c is 'f' or 'F');

    private static DateTimeOffset Moment(JsonObject json, DateTimeOffset received)
    {
        return json.Number("timestamp") is { } milliseconds and > 0
            && milliseconds <= (received + MostAhead).ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : received;
    }

    private static string? IdOf(JsonObject json, string name) =>
        json.Text(name) is { Length: > 0 and <= LongestId } id ? id : null;
}
