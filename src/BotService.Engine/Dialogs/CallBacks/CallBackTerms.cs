using BotService.Engine.Hours;

namespace BotService.Engine.Dialogs.CallBacks;

/// <summary>
/// What the host tells of call-backs, so that one can be promised; where it tells nothing none is offered.
/// </summary>
/// <param name="Now">On the clock on the wall.</param>
/// <param name="Soon">Working time within which somebody calls who is asked to call now.</param>
/// <param name="Within">Working time within which somebody calls at any time.</param>
public sealed record CallBackTerms(DateTimeOffset Now, HoursTable Hours, TimeSpan Soon, TimeSpan Within)
{
    /// <summary>So many wait for one conversation at most.</summary>
    public const int Most = 3;

    /// <summary>The number for the next one; null while none can be given yet.</summary>
    public long? Free { get; init; }

    /// <summary>The last three digits of the telephone number that was given and waits; null when none does.</summary>
    public string? Tail { get; init; }

    /// <summary>This conversation's own that wait, and those that the message names.</summary>
    public IReadOnlyList<CallBackStanding> Known { get; init; } = [];

    /// <summary>Whether people are ever there to call.</summary>
    public bool IsOffered(string organisation) => Hours.Of(organisation)?.NextOpen(Now) is not null;
}

/// <summary>Where one call-back stands.</summary>
/// <param name="Due">The latest time by which somebody calls.</param>
/// <param name="Attempts">How often somebody tried.</param>
/// <param name="IsOwn">It was asked for in this conversation.</param>
/// <param name="Organisation">Whose people call; <c>any</c> where it concerns none in particular.</param>
public sealed record CallBackStanding(
    long Number, string Organisation, CallBackStatus Status, DateTimeOffset From, DateTimeOffset Due, int Attempts, bool IsOwn);

/// <summary>How a call-back stands or ended.</summary>
public enum CallBackStatus { Open, Reached, NotReached, WrongNumber, TakenBack }

/// <summary>When it suits to be called.</summary>
public enum CallBackPart { Any, Now, Morning, Afternoon, Evening }
