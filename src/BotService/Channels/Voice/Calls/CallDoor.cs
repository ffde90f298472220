using System.Text.Json.Nodes;
using BotService.Channels.Voice.Speaking;
using BotService.Conversations;
using BotService.Conversations.Calls;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Calls;

/// <summary>Takes a call's events in as activities and hands out the commands of their turns.</summary>
internal sealed partial class CallDoor(
    ITurnDoor door, ICalls calls, Callers callers, CallFault fault, ISpeechWriter writer,
    IOptions<VoiceOptions> options, TimeProvider time, ILogger<CallDoor> log) : ICallDoor
{
    /// <summary>A gateway waits ten seconds, and a caller not even that.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    public async Task<IReadOnlyList<CallCommand>> StartAsync(CallStart start, CancellationToken cancel)
    {
        try
        {
            await calls.AddAsync(callers.Begun(start, time.GetUtcNow()), cancel);
        }
        catch (StoreUnavailableException)
        {
            return fault.In(start.Language);
        }

        // The caller's number is stored apart; the conversation never learns it.
        return await TakeAsync(start, new CallEvent.Started(null, start.Callee, start.Language), "start", cancel);
    }

    public async Task<IReadOnlyList<CallCommand>> TellAsync(
        string call, CallEvent happened, string key, CancellationToken cancel)
    {
        Conversation? known;
        try
        {
            known = await calls.IsOpenAsync(call, cancel) ? await door.FindAsync(call, cancel) : null;
        }
        catch (StoreUnavailableException)
        {
            return fault.In(null);
        }

        if (known is null) throw new UnknownConversationException(call);
        return await TakeAsync(Known(known), happened, $"event {key}", cancel);
    }

    public async Task EndAsync(string call, string reason, CancellationToken cancel)
    {
        if (!await calls.EndAsync(call, reason, time.GetUtcNow(), cancel)) return;
        Ended(log, call, reason);
        if (await door.FindAsync(call, cancel) is { } known)
            await StoreAsync(Known(known), new CallEvent.Ended(reason), "end", cancel);
    }

    public Task<bool> IsOpenAsync(string call, CancellationToken cancel) => calls.IsOpenAsync(call, cancel);

    public IDisposable Listen(string call, Action<CallCommand.Say> listener) => door.Listen(call, stored =>
    {
        // What answers the caller is told as the answer.
        if (stored is { Sequence: > 0, Spoken.Reply: { } reply } && stored.Activity.Text("replyToId") is null)
            listener(new CallCommand.Say(writer.Write(reply), null, CallDesk.Patience));
    });

    private static CallStart Known(Conversation call) => new(call.Id, call.Channel, null, null, call.Locale);

    private async Task<IReadOnlyList<CallCommand>> TakeAsync(
        CallStart call, CallEvent happened, string key, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        try
        {
            var accepted = await StoreAsync(call, happened, key, patience.Token);
            return CallMessages.Read(await door.RepliesToAsync(call.Call, accepted, patience.Token));
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested && failure is not UnknownConversationException)
        {
            Failed(log, call.Call, failure.GetType().Name, FaultPlace.Of(failure));
            return fault.In(call.Language);
        }
    }

    private async Task<Accepted> StoreAsync(CallStart call, CallEvent happened, string key, CancellationToken cancel)
    {
        var activity = happened.ToActivity();
        activity.Json["from"] = new JsonObject { ["id"] = call.Call, ["role"] = "user" };
        if (call.Callee is { } callee && options.Value.Organisations.TryGetValue(callee, out var organisation))
            (activity.Json["channelData"] ??= new JsonObject())["organisation"] = organisation;
        var conversation = new NewConversation(
            call.Call, call.Gateway, call.Call, call.Language, null, null, Greet: false);
        return (await door.ReceiveAsync([new Arrival(conversation, activity, key)], cancel))[0];
    }

    [LoggerMessage(2010, LogLevel.Information, "Call {Call} has ended: {Reason}")]
    private static partial void Ended(ILogger log, string call, string reason);

    [LoggerMessage(2011, LogLevel.Error, "Call {Call}: an event could not be answered ({Error} {Place}); the caller gets a person")]
    private static partial void Failed(ILogger log, string call, string error, string place);
}
