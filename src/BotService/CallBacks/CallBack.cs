using BotService.Engine.Dialogs.CallBacks;

namespace BotService.CallBacks;

/// <summary>A call that somebody was promised.</summary>
/// <param name="Number">See <see cref="CallBackNumber"/>.</param>
/// <param name="Organisation">Null where it concerns none in particular.</param>
/// <param name="Part">When it suits: now, any, morning, afternoon, evening.</param>
/// <param name="Due">Its clock: the latest time by which somebody calls.</param>
/// <param name="Status">One of <see cref="CallBackStates"/>.</param>
/// <param name="Owner">Who calls, by id; null while nobody has taken it.</param>
/// <param name="HasContact">The telephone number is still there.</param>
/// <param name="ToTell">What the citizen has still to be told; null for nothing.</param>
public sealed record CallBack(
    long Number, string Conversation, string? Organisation, string? Entry, string Channel, string Locale, string Part,
    DateTimeOffset AskedAt, DateTimeOffset From, DateTimeOffset Due, string Status, string? Owner, bool HasContact, string? ToTell,
    DateTimeOffset? ClosedAt, int Version)
{
    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<CallAttempt> Attempts { get; init; } = [];

    public string Name => CallBackNumber.Write(Number);

    public bool IsOpen => Status == CallBackStates.Open;

    public string StatusAt(DateTimeOffset now) => IsOpen && Due < now ? CallBackStates.Late : Status;

    /// <summary>Nobody was reached at so many different hours that it may be closed.</summary>
    public bool IsTriedEnough => Attempts.Where(a => a.Outcome == CallBackStates.NotReached)
        .Select(a => a.At.ToUnixTimeSeconds() / 3600).Distinct().Count() >= CallAttempt.Enough;
}

/// <param name="Outcome">reached, not-reached or wrong-number.</param>
/// <param name="Word">What was noted of it, masked; null for nothing.</param>
public sealed record CallAttempt(DateTimeOffset At, string By, string Outcome, string? Word)
{
    /// <summary>Attempts at different hours before a call-back is closed as not reached.</summary>
    public const int Enough = 3;

    public const int LongestWord = 500;

    public static readonly IReadOnlyList<string> Outcomes =
        [CallBackStates.Reached, CallBackStates.NotReached, CallBackStates.WrongNumber];
}

public static class CallBackStates
{
    public const string Open = "open", Reached = "reached", NotReached = "not-reached", WrongNumber = "wrong-number",
        TakenBack = "taken-back";

    /// <summary>Of a list: open, and its time is over.</summary>
    public const string Late = "overdue";

    public static readonly IReadOnlyList<string> All = [Open, Late, Reached, NotReached, WrongNumber, TakenBack];

    /// <summary>What the citizen is told of a change, once.</summary>
    public const string Moved = "moved", Missed = "missed", Ended = "ended";
}
