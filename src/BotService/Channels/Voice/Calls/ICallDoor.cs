namespace BotService.Channels.Voice.Calls;

/// <summary>The door that gateways knock on: a call's events in, commands out.</summary>
internal interface ICallDoor
{
    /// <summary>Opens the call's conversation and says what a caller hears first. Repeating it says the same.</summary>
    Task<IReadOnlyList<CallCommand>> StartAsync(CallStart start, CancellationToken cancel);

    /// <summary>
    /// Stored durably before anything is decided. The same key again gives the commands of the first time. Whatever
    /// fails ends in an apology and a transfer, never in an exception besides these.
    /// </summary>
    /// <param name="key">The same for every delivery of the event; unique within the call.</param>
    /// <exception cref="Conversations.UnknownConversationException">There is no such call, or it has ended.</exception>
    /// <exception cref="OperationCanceledException">The gateway has hung up; what was stored is answered all the
    /// same.</exception>
    Task<IReadOnlyList<CallCommand>> TellAsync(string call, CallEvent happened, string key, CancellationToken cancel);

    /// <summary>The call is over: kept with the reason. Repeating it, or an unknown call, changes nothing.</summary>
    /// <param name="reason">Such as <c>client-disconnected</c> or <c>expired</c>.</param>
    Task EndAsync(string call, string reason, CancellationToken cancel);

    /// <summary>Whether it was started and has not ended.</summary>
    Task<bool> IsOpenAsync(string call, CancellationToken cancel);

    /// <summary>
    /// Told of what is said unasked, such as by staff, until disposed. The listener must return at once.
    /// </summary>
    IDisposable Listen(string call, Action<CallCommand.Say> listener);
}

/// <param name="Call">Names the call and its conversation, the same for every attempt: at most 64 small letters,
/// digits and hyphens.</param>
/// <param name="Gateway"><c>audiocodes</c> or <c>asterisk</c>: the channel id of the conversation.</param>
/// <param name="Caller">As the gateway gives it; null or <c>anonymous</c> when withheld.</param>
/// <param name="Language">A tag; null for the default.</param>
internal sealed record CallStart(string Call, string Gateway, string? Caller, string? Callee, string? Language);
