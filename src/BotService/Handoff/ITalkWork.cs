using BotService.Staff;

namespace BotService.Handoff;

/// <summary>What people do in talks. Each is done once, whoever else does something at the same time.</summary>
public interface ITalkWork
{
    /// <summary>Characters of one message.</summary>
    const int Longest = 2000;

    /// <summary>The text as the citizen will read it: without personal data.</summary>
    string Masked(string text);

    /// <summary>Takes one that waits; a manager also from a colleague (<see cref="Right.TakeOver"/>).</summary>
    /// <param name="from">The colleague who has it; null: it waits.</param>
    Task<TalkAnswer> TakeAsync(string conversation, Person person, string? from, CancellationToken cancel);

    /// <summary>Says something; the first under a key, whatever follows under it.</summary>
    Task<TalkAnswer> SayAsync(string conversation, Person person, string? text, string key, CancellationToken cancel);

    /// <summary>Gives the list of the case as the assistant would, with its receipt.</summary>
    /// <param name="entry">Null: the matter talked about.</param>
    /// <param name="slots">Slot → option; null: as the case stands.</param>
    Task<TalkAnswer> SendListAsync(
        string conversation, Person person, string? entry, IReadOnlyDictionary<string, string>? slots, string key, CancellationToken cancel);

    /// <summary>Gives it to a colleague or another organisation, with a reason and the citizen's consent.</summary>
    Task<TalkAnswer> ForwardAsync(
        string conversation, Person person, ForwardTo to, string? reason, bool consent, CancellationToken cancel);

    /// <summary>Gives it back to the assistant.</summary>
    Task<TalkAnswer> ReturnAsync(string conversation, Person person, CancellationToken cancel);

    /// <summary>Ends it; the citizen is asked for a rating.</summary>
    Task<TalkAnswer> EndAsync(string conversation, Person person, CancellationToken cancel);

    /// <summary>Shows the citizen that somebody types. Never fails, never kept.</summary>
    Task TypingAsync(string conversation, Person person, CancellationToken cancel);
}

/// <param name="Organisation">Null: none in particular.</param>
/// <param name="Person">By id; null: whoever takes talks of the organisation.</param>
public sealed record ForwardTo(string? Organisation, string? Person);

/// <param name="Talk">As it stands now; null when there is none.</param>
public sealed record TalkAnswer(TalkVerdict Verdict, LiveTalk? Talk);

/// <summary>How an attempt to do something in a talk ended.</summary>
public enum TalkVerdict
{
    Done,

    /// <summary>No such talk, or none that they may see.</summary>
    Unknown,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>A colleague has it; the answer's talk says who.</summary>
    Others,

    /// <summary>They have as many as they may.</summary>
    Full,

    Empty,

    TooLong,

    /// <summary>There is no list: no matter is known.</summary>
    NoList,

    NoReason,

    NoConsent,

    /// <summary>Nobody is there to forward to.</summary>
    Nobody,
}
