using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotService.Conversations.Turns;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Conversations;

/// <summary>
/// Makes of an activity what the store takes in: its id, its event key, its masked form and what becomes of it.
/// </summary>
internal sealed class Admission(Ids ids, TimeProvider time, IOptions<SiteOptions> site)
{
    /// <summary>Channels repeat events for days; the history of a busy conversation is shorter.</summary>
    private static readonly TimeSpan Repeats = TimeSpan.FromDays(7);

    /// <summary>
    /// How far a channel's clock may be ahead of ours. A time beyond that is none: everything
    /// after it would count as earlier.
    /// </summary>
    private static readonly TimeSpan ClockAhead = TimeSpan.FromMinutes(1);

    public Incoming Of(Activity activity, string conversation, string channel)
    {
        var purpose = TurnInput.PurposeOf(activity, site.Value.BotId);
        var id = IdOf(activity, purpose);
        var key = purpose == Purpose.Withdrawal ? $"withdrawal\n{activity.Id}" : OwnKey(activity, id);
        return Make(activity, conversation, channel, purpose, id, key);
    }

    public Intake Of(Arrival arrival)
    {
        var start = arrival.Conversation with { Locale = LanguageTag.OrNull(arrival.Conversation.Locale) };
        return new Intake(
            start,
            time.GetUtcNow(),
            start.Greet ? Opening(start) : null,
            TurnInput.IsFleeting(arrival.Activity) ? null : EventOf(arrival));
    }

    /// <summary>For an activity that is shown and not stored.</summary>
    public (string Id, Activity Shown) Show(Activity activity, string conversation, string channel)
    {
        var id = IdOf(activity, Purpose.Record);
        return (id, Masked(activity, id, conversation, channel));
    }

    /// <summary>What opens a conversation that greets.</summary>
    public Incoming Opening(NewConversation start)
    {
        var opening = new Activity(new JsonObject { ["type"] = "conversationUpdate" });
        if (start.Locale is { } locale) opening.Json["locale"] = locale;
        if (start.IsVoice) opening.Json["channelData"] = new JsonObject { ["voice"] = true };

        return new Incoming("open", ids.Activity(), time.GetUtcNow(), Purpose.Greeting, opening, Masked: null);
    }

    private Incoming EventOf(Arrival arrival)
    {
        var (start, activity, now) = (arrival.Conversation, arrival.Activity, time.GetUtcNow());
        var purpose = TurnInput.PurposeOf(activity, site.Value.BotId);

        // Other channels tell of one arrival by two activities, and the second must not greet again; a
        // channel of events does it by one.
        purpose = purpose == Purpose.Greeting && TurnInput.WasInstalled(activity) ? Purpose.Welcome : purpose;
        return Make(activity, start.Id, start.Channel, purpose, IdOf(activity, purpose),
            $"event\n{arrival.EventKey}") with
        {
            Happened = arrival.Happened > now + ClockAhead ? now : arrival.Happened,
            Ticket = arrival.Ticket,
            KnownUntil = now + Repeats,
        };
    }

    private Incoming Make(
        Activity activity, string conversation, string channel, Purpose purpose, string id, string key)
    {
        var masked = TurnInput.IsHidden(activity) ? null : Masked(activity, id, conversation, channel);
        if (purpose == Purpose.Withdrawal)
        {
            // That something was withdrawn, and what, is kept; a channel may repeat the words in it, which are not.
            masked = Withdrawn.Blank(masked!);
            masked.Json["relatesTo"] = new JsonObject { ["activityId"] = activity.Id };
        }

        return new Incoming(Hash(key), id, time.GetUtcNow(), purpose, activity, masked)
        {
            Withdrawn = purpose == Purpose.Withdrawal ? activity.Id : null,
        };
    }

    private Activity Masked(Activity activity, string id, string conversation, string channel)
    {
        var masked = ActivityMask.Mask(activity);
        Stamp.Received(masked, id, time.GetUtcNow(), conversation, channel);
        return masked;
    }

    /// <summary>The id of a withdrawal is that of the activity it withdraws, so it gets one of its own.</summary>
    private string IdOf(Activity activity, Purpose purpose) =>
        purpose != Purpose.Withdrawal && activity.Id is { Length: > 0 } given ? given : ids.Activity();

    /// <summary>
    /// A client repeats a post whose answer was lost with the same <c>clientActivityID</c>; a
    /// channel repeats the activity's id.
    /// </summary>
    private static string OwnKey(Activity activity, string id)
    {
        var client = activity.Object("channelData")?["clientActivityID"] is JsonValue v
            && v.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
        return client is null ? $"id\n{id}" : $"client\n{activity.FromId}\n{client}";
    }

    /// <summary>Hashed, because keys are the sender's text of any length.</summary>
    private static string Hash(string key) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, 18);
}
