using BotService.Staff;

namespace BotService.Handoff;

/// <summary>A citizen who waits for a person, or talks with one.</summary>
/// <param name="Organisation">Whose people take it; null where it concerns none in particular.</param>
/// <param name="PlaceAt">Its place: who stands longer comes first.</param>
/// <param name="PromiseAt">By when the citizen was told that somebody takes it.</param>
/// <param name="DueAt">Its clock: when something is done if nothing happens before. Every open talk has one.</param>
/// <param name="Clock">What is due then: one of <see cref="TalkClocks"/>.</param>
/// <param name="Status">One of <see cref="TalkStates"/>.</param>
/// <param name="Person">Who has it, by id; null while it waits.</param>
/// <param name="WorkName">Under which name the citizen knows them.</param>
/// <param name="HeardAt">When the citizen last said something to a person.</param>
/// <param name="SaidAt">When staff last said something.</param>
/// <param name="TicketAt">Since when a free reply lies ready (LINE's reply token); null for none.</param>
/// <param name="Outcome">How it ended: one of <see cref="TalkOutcomes"/>.</param>
public sealed record LiveTalk(
    long Number, string Conversation, string? Organisation, string? Entry, string Channel, string Locale, DateTimeOffset AskedAt,
    DateTimeOffset PlaceAt, DateTimeOffset PromiseAt, DateTimeOffset DueAt, string Clock, string Status, string? Person, string? WorkName,
    DateTimeOffset? TakenAt, DateTimeOffset? HeardAt, DateTimeOffset? SaidAt, DateTimeOffset? TicketAt, string? Outcome,
    DateTimeOffset? EndedAt, int Version)
{
    /// <summary>Where it was before it was forwarded; null when it was not, or was taken since.</summary>
    public ForwardedFrom? From { get; init; }

    /// <summary>The one person it was forwarded to; null: whoever takes talks of its organisation.</summary>
    public string? ForPerson { get; init; }

    /// <summary>What is not theirs is not there for them.</summary>
    public bool IsSeenBy(Person person) => person.Sees(Organisation) || Person == person.Id || ForPerson == person.Id;

    public bool IsWaiting => Status == TalkStates.Waiting;

    public bool IsTaken => Status == TalkStates.Taken;

    public bool IsOpen => Status != TalkStates.Ended;

    /// <summary>It waits longer than was promised, or its person had to be reminded.</summary>
    public bool IsLate(DateTimeOffset now) => IsWaiting ? PromiseAt <= now : Clock == TalkClocks.StaffReminded;
}

/// <param name="Person">Who forwarded it, by id, to whom it comes back; <see cref="Others"/> where it came from outside.</param>
/// <param name="WorkName">Theirs, or the name of those outside.</param>
/// <param name="Reason">For the colleague, masked.</param>
public sealed record ForwardedFrom(string? Organisation, string Person, string? WorkName, string Reason)
{
    /// <summary>No person's id: others passed the citizen on.</summary>
    public const string Others = "others";
}

public static class TalkStates
{
    public const string Waiting = "waiting", Taken = "taken", Ended = "ended";

    /// <summary>Of a list: open, and somebody waits longer than they were told.</summary>
    public const string Late = "overdue";
}

/// <summary>What a talk's clock waits for.</summary>
public static class TalkClocks
{
    /// <summary>Somebody takes it.</summary>
    public const string Take = "take";

    /// <summary>Somebody takes what was forwarded; else it comes back.</summary>
    public const string Forward = "forward";

    /// <summary>Staff say something; else they are reminded.</summary>
    public const string Staff = "staff";

    /// <summary>Staff say something after the reminder; else it goes back to the queue.</summary>
    public const string StaffReminded = "staff-reminded";

    /// <summary>The citizen says something; else they are asked.</summary>
    public const string Citizen = "citizen";

    /// <summary>The citizen says something after they were asked; else it ends.</summary>
    public const string CitizenAsked = "citizen-asked";

    /// <summary>It is over.</summary>
    public const string None = "none";
}

public static class TalkOutcomes
{
    public const string Ended = "ended", Returned = "returned", Left = "left", Silent = "silent", Nobody = "nobody";
}
