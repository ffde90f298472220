namespace BotService.Privacy;

/// <summary>Proves what went, without saying what it was.</summary>
/// <param name="By">The person's id; <see cref="Staff.Audit.Deed.Citizen"/> for whose it was.</param>
/// <param name="Counts">Rows by table.</param>
/// <param name="Digest">Keyed SHA-256 over them, in lower hex.</param>
public sealed record Deletion(
    long Number, DateTimeOffset At, string By, string Why, IReadOnlyDictionary<string, int> Counts, string Digest)
{
    public const int LongestWhy = 200;
}

/// <summary>Whether a conversation was deleted, or why it could not be now.</summary>
public enum DeletionState
{
    Done,

    /// <summary>
    /// There is nothing of it: it was deleted before, as the record says that comes along, or never was.
    /// </summary>
    Gone,

    /// <summary>Somebody is talking with a person, or waits for one.</summary>
    InTalk,

    /// <summary>An answer waits for approval.</summary>
    AnswerWaits,

    /// <summary>Something that was said is being answered just now.</summary>
    TurnUnderWay,

    /// <summary>Somebody holds it.</summary>
    OnHold,
}

public sealed record DeletionOutcome(DeletionState State, Deletion? Record);
