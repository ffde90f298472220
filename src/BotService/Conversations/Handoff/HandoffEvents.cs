using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Handoff;
using BotService.Protocol;

namespace BotService.Conversations.Handoff;

/// <summary>
/// The Bot Framework's word for a hand-off, so that other clients and hubs can follow it: the event activities
/// <c>handoff.initiate</c> and <c>handoff.status</c> (accepted, completed, failed). They are seen by programs alone.
/// </summary>
internal static class HandoffEvents
{
    /// <summary>Of what a citizen's turn brought about; null when it is none of these.</summary>
    public static Activity? Of(TurnResult result, bool spoke)
    {
        foreach (var happened in result.Events)
        {
            switch (happened)
            {
                case TurnEvent.QueueJoined joined: return Initiate(result.State.Locale, joined);
                // Nobody had come yet, or somebody had: then the talk was held.
                case TurnEvent.QueueLeft: return Status(result.State.Locale, spoke ? "completed" : "failed", "left");
            }
        }

        return null;
    }

    /// <summary>Of what staff, or a clock, did; null when the hand-off stands as it did.</summary>
    public static Activity? Of(StaffAct act, string locale) => act switch
    {
        StaffAct.Taken { Over: false } => Status(locale, "accepted", null),
        StaffAct.Returned => Status(locale, "completed", "returned"),
        StaffAct.Ended => Status(locale, "completed", "ended"),
        StaffAct.Silent => Status(locale, "completed", "silent"),
        StaffAct.Nobody => Status(locale, "failed", "nobody"),
        _ => null,
    };

    private static Activity Initiate(string locale, TurnEvent.QueueJoined joined) => Event(
        "handoff.initiate", locale, new JsonObject { ["organisation"] = joined.Organisation, ["entry"] = joined.Entry });

    private static Activity Status(string locale, string state, string? message) => Event(
        "handoff.status", locale, new JsonObject { ["state"] = state, ["message"] = message });

    private static Activity Event(string name, string locale, JsonObject value) => new(new JsonObject
    {
        ["type"] = "event", ["name"] = name, ["locale"] = locale, ["value"] = value,
    });
}
