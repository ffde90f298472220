namespace BotService.Conversations.Calls;

/// <summary>The calls, kept apart from what is said in them.</summary>
internal interface ICalls
{
    /// <summary>How long a caller's number is kept, encrypted, to go on after a call that was cut off.</summary>
    static readonly TimeSpan NumberKept = TimeSpan.FromDays(1);

    /// <summary>No call is longer: one that was not ended by then is lost.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How long it is kept that there was a call.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Keeps that a call began. Repeating it changes nothing. What was kept long enough goes.</summary>
    Task AddAsync(BegunCall call, CancellationToken cancel);

    Task<bool> IsOpenAsync(string call, CancellationToken cancel);

    /// <returns>Whether the call was open until now.</returns>
    Task<bool> EndAsync(string call, string reason, DateTimeOffset at, CancellationToken cancel);

    /// <summary>
    /// The dialog state of the same caller's last call that ended after a time, or began after it and was cut off without a
    /// word; null for none.
    /// </summary>
    Task<string?> EarlierAsync(string call, DateTimeOffset since, CancellationToken cancel);
}

/// <param name="Number">The caller's, as the gateway gives it; null when withheld.</param>
/// <param name="Key">The same for the same number, and leads back to nobody without this installation's key.</param>
internal sealed record BegunCall(
    string Id, string Gateway, string? Callee, CallerKind Caller, string? Number, string? Key, DateTimeOffset At);

/// <summary>What is told of a caller's number wherever the number itself is not.</summary>
internal enum CallerKind { Withheld, Mobile, Landline }
