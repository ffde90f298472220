using System.Text.Json.Nodes;
using BotService.Channels.Voice.Calls;
using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Voice;

/// <summary>
/// Answers calls over Direct Line as the call desk commits its answers, with the sentences of
/// <see cref="AudioCodes.FakeCallDoor"/>.
/// </summary>
internal sealed class EarResponder(Ids ids, TimeProvider time, IOptions<SiteOptions> site) : IResponder
{
    public Task<TurnCommit> AnswerAsync(Waiting turn, CancellationToken cancel)
    {
        var replies = turn.Greeting ? [] : CallEvent.Of(turn.Raw) switch
        {
            CallEvent.Started => [
                Event(turn, "config", "sessionParams", new() { ["language"] = "zh-TW", ["sendDTMF"] = true, ["userNoInputSendEvent"] = true }),
                Say(turn, "這裡是水電服務。")],
            CallEvent.Heard heard => [Say(turn, $"您是說{heard.Text}嗎？")],
            CallEvent.Keyed { Digits: "0" } => [
                Say(turn, "幫您轉接。"),
                Event(turn, "transfer", "activityParams", new() { ["transferTarget"] = "tel:+88621911" })],
            CallEvent.Keyed or CallEvent.Silent => [Say(turn, "請再說一次。")],
            _ => (StoredActivity[])[],
        };
        var record = new TurnRecord(
            "zh-TW", "none", null, new Dictionary<string, string>(), null, [], "none", null, "test", 0);
        return Task.FromResult(new TurnCommit(turn, time.GetUtcNow(), null, replies, [], record, [], Push: false));
    }

    private StoredActivity Say(Waiting turn, string words)
    {
        var reply = new Reply(
            ReplyKind.Question, "zh-TW", "**1911**", "1911", Sheet: null, [new Offer("A1", "option")],
            new AnswerInfo(null, new Dictionary<string, string>(), "test", null, null, []));
        var envelope = Stamped(turn, []);
        envelope.Json["channelData"] = new JsonObject
        {
            ["voice"] = new JsonObject { ["text"] = words, ["language"] = "zh-TW" },
            ["activityParams"] = new JsonObject { ["userNoInputTimeoutMS"] = 7000 },
        };
        return new StoredActivity(0, envelope, new Spoken(reply, null));
    }

    private StoredActivity Event(Waiting turn, string name, string where, JsonObject parameters) =>
        new(0, Stamped(turn, new JsonObject
        {
            ["type"] = "event", ["name"] = name, ["channelData"] = new JsonObject { [where] = parameters }
        }));

    private Activity Stamped(Waiting turn, JsonObject json)
    {
        var activity = new Activity(json);
        Stamp.Sent(activity, ids.Activity(), time.GetUtcNow(), turn, site.Value);
        return activity;
    }
}
