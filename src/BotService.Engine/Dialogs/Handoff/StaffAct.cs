namespace BotService.Engine.Dialogs.Handoff;

/// <summary>
/// What staff, or a clock of theirs, did in a talk: the citizen hears of it, and the dialogue goes on from there.
/// </summary>
public abstract record StaffAct
{
    /// <summary>Somebody took the talk, from the queue or from a colleague.</summary>
    /// <param name="Name">The name they work under; empty for none.</param>
    /// <param name="Over">From a colleague.</param>
    public sealed record Taken(string Name, bool Over) : StaffAct;

    /// <summary>The list of the case as it stands; of another entry where one is named.</summary>
    /// <param name="Entry">Null: the matter talked about.</param>
    /// <param name="Case">Slot → option; null: as it stands.</param>
    public sealed record ListSent(string? Entry, IReadOnlyDictionary<string, string>? Case) : StaffAct;

    /// <summary>The assistant goes on where it was.</summary>
    public sealed record Returned : StaffAct;

    /// <summary>The talk is over; a rating is asked for.</summary>
    public sealed record Ended : StaffAct;

    /// <summary>Others go on with it.</summary>
    /// <param name="Organisation">Whose people; null: a colleague.</param>
    public sealed record Forwarded(string? Organisation, QueuePlace Place) : StaffAct;

    /// <summary>Nobody took it in time.</summary>
    public sealed record Late(QueuePlace Place) : StaffAct;

    /// <summary>Whoever had it is gone: it stands at the head of the queue again.</summary>
    public sealed record Requeued(QueuePlace Place) : StaffAct;

    /// <summary>Nobody is there any more.</summary>
    /// <param name="Back">When people come back; null when that is not known.</param>
    public sealed record Nobody(DateTimeOffset? Back) : StaffAct;

    /// <summary>The citizen says nothing: whether they are still there.</summary>
    /// <param name="Minutes">After how many more the talk ends.</param>
    public sealed record Still(int Minutes) : StaffAct;

    /// <summary>The citizen went on saying nothing: the talk is over.</summary>
    public sealed record Silent : StaffAct;
}
