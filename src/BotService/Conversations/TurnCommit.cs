using BotService.Engine.Data;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Language;

namespace BotService.Conversations;

/// <summary>Everything one turn leaves behind, written in one transaction or not at all.</summary>
/// <param name="Turn">The turn this answers, as it was when the engine was asked.</param>
/// <param name="State">The new dialog state as JSON; null leaves it as it was.</param>
/// <param name="Replies">Not numbered yet.</param>
/// <param name="Push">The replies also go to the outbox.</param>
internal sealed record TurnCommit(
    Waiting Turn,
    DateTimeOffset At,
    string? State,
    IReadOnlyList<StoredActivity> Replies,
    IReadOnlyList<Receipt> Receipts,
    TurnRecord Record,
    IReadOnlyList<TurnNote> Notes,
    bool Push)
{
    /// <summary>Numbers given out for going on elsewhere.</summary>
    public IReadOnlyList<Elsewhere.Continuation> Continuations { get; init; } = [];

    /// <summary>The turn stays in the inbox, and this alone is said of it; null: it is done.</summary>
    public Held.TurnHold? Hold { get; init; }
}

/// <summary>How a turn went, for quality reports.</summary>
/// <param name="Kind">Kind of the reply that mattered most, such as <c>checklist</c>.</param>
/// <param name="Case">Slot → option.</param>
/// <param name="Rivals">Candidates considered, best first.</param>
/// <param name="Outcome">matched · ambiguous · out-of-scope · no-input · none (nothing to recognise) · fault</param>
/// <param name="Milliseconds">Time the engine and the rendering took.</param>
internal sealed record TurnRecord(
    string Locale,
    string Kind,
    string? Entry,
    IReadOnlyDictionary<string, string> Case,
    double? Score,
    IReadOnlyList<Engine.Intents.Candidate> Rivals,
    string Outcome,
    string? Language,
    string Release,
    double Milliseconds)
{
    /// <summary>
    /// Why it was understood so, worked out from the masked text; null where nothing was to be recognised.
    /// </summary>
    public Engine.Intents.Explanation? Explanation { get; init; }

    /// <summary>
    /// The office that the citizen belongs to, of the entry's organisation; null where none was named.
    /// </summary>
    public string? Office { get; init; }

    /// <summary>Time the engine took; null where nothing was to be recognised. For the metrics, not kept.</summary>
    public TimeSpan? Recognising { get; init; }
}

/// <summary>Something of a turn that is kept in a table of its own. Texts are masked.</summary>
internal abstract record TurnNote
{
    internal sealed record Unanswered(
        string Text, string? Language, string Reason, IReadOnlyList<Engine.Intents.Candidate> Nearest) : TurnNote;

    /// <param name="Score">1…5, or null when only "helpful" was asked.</param>
    internal sealed record Rating(string? Entry, bool? Helpful, int? Score) : TurnNote;

    /// <param name="Score">1…5</param>
    internal sealed record AspectRating(string? Entry, Engine.Dialogs.Aspect Aspect, int Score) : TurnNote;

    /// <summary>Goes with the conversation's latest rating.</summary>
    internal sealed record RatingWords(string Words) : TurnNote;

    internal sealed record Handoff(string? Entry) : TurnNote;

    /// <summary>The citizen waits for a person from now on.</summary>
    internal sealed record QueueJoined(string? Organisation, string? Entry, DateTimeOffset Promise) : TurnNote
    {
        /// <summary>Who was passed on by others: the number of that.</summary>
        public string? Referral { get; init; }
    }

    internal sealed record QueueLeft : TurnNote;

    /// <param name="Due">By when staff are to say something.</param>
    internal sealed record SaidToPerson(DateTimeOffset Due) : TurnNote;

    /// <summary>A telephone number to be called under; the store encrypts it.</summary>
    internal sealed record Contact(TelephoneNumber Number) : TurnNote;

    internal sealed record ContactDropped : TurnNote;

    /// <summary>Takes along the telephone number that waits in the conversation.</summary>
    internal sealed record CallBackAsked(
        long Number, string? Organisation, string? Entry, CallBackPart Part, DateTimeOffset From, DateTimeOffset Until) : TurnNote;

    internal sealed record CallBackMoved(long Number, CallBackPart Part, DateTimeOffset From, DateTimeOffset Until) : TurnNote;

    internal sealed record CallBackTakenBack(long Number) : TurnNote;

    /// <param name="Text">What was said, masked: only so can a false alarm be told from a right one.</param>
    internal sealed record Emergency(
        string Kind, string Language, bool Sure, IReadOnlyList<string> Numbers, string Text) : TurnNote;
}
