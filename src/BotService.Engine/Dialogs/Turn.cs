using BotService.Engine.Data;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Intents;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs;

/// <summary>
/// What reaches the engine: the conversation opens, or the citizen types, speaks or chooses something.
/// </summary>
/// <param name="Text">Null when the conversation opens, or goes on where a state says it was left.</param>
/// <param name="Locale">The client's language tag, if it sent one; it sets the language
/// until the citizen chooses.</param>
public sealed record Input(string? Text, string? Locale)
{
    public bool Opens => Text is null;

    /// <summary>
    /// What was sent. Words too when other things could be put into words: speech that was
    /// understood, the address of a place.
    /// </summary>
    public Medium Medium { get; init; }

    /// <summary>The organisation in whose name the assistant answers here, by id; null: for all.</summary>
    public string? Organisation { get; init; }

    /// <summary>What call-backs can be promised here; null: none.</summary>
    public CallBackTerms? CallBacks { get; init; }

    /// <summary>Which people could take over; null: none.</summary>
    public HandoffTerms? Handoff { get; init; }

    /// <summary>
    /// Any number that stays the same for the conversation: it says which aspect is asked after a rating, so that all have their turn.
    /// Null: none is.
    /// </summary>
    public int? Survey { get; init; }

    /// <summary>What staff did, where the turn is theirs; the citizen said nothing then.</summary>
    public StaffAct? Act { get; init; }
}

/// <summary>What a message is made of.</summary>
public enum Medium { Words, Picture, Sound, Video, File, Sticker }

/// <summary>Something the records keep of a turn.</summary>
public abstract record TurnEvent
{
    /// <summary>
    /// What the utterance was recognised as. Absent when the turn needed no recognition (a choice, a rating).
    /// </summary>
    public sealed record Recognised(Recognition Recognition) : TurnEvent;

    /// <summary>A question without an answer, for review.</summary>
    /// <param name="Reason">out-of-scope · not-in-force · withheld · open-fact · no-input · voice · not-covered · refused; of the host:
    /// refused-by-staff · not-approved-in-time</param>
    public sealed record Unanswered(string Reason, IReadOnlyList<Candidate> Nearest) : TurnEvent;

    public sealed record Helpful(string? Entry, bool Yes) : TurnEvent;

    /// <param name="Score">1…5</param>
    public sealed record Rated(string? Entry, int Score) : TurnEvent;

    /// <param name="Score">1…5</param>
    public sealed record AspectRated(string? Entry, Aspect Aspect, int Score) : TurnEvent;

    /// <summary>The words that go with the conversation's latest rating: the utterance of this turn.</summary>
    public sealed record RatingWords : TurnEvent;

    public sealed record HandoffAsked(string? Entry) : TurnEvent;

    /// <summary>The citizen waits for a person from now on.</summary>
    /// <param name="Organisation">Null where it concerns none in particular.</param>
    public sealed record QueueJoined(string? Organisation, string? Entry, QueuePlace Place) : TurnEvent
    {
        /// <summary>Who was passed on by others: the number of that; null for everybody else.</summary>
        public string? Referral { get; init; }
    }

    /// <summary>The citizen does not want a person any more, or goes.</summary>
    public sealed record QueueLeft : TurnEvent;

    /// <summary>It was said to the person who speaks.</summary>
    public sealed record SaidToPerson : TurnEvent;

    /// <summary>A telephone number was given to be called under. It goes nowhere but into the host's safe.</summary>
    public sealed record ContactGiven(TelephoneNumber Number) : TurnEvent;

    /// <summary>The number that was given is not needed any more.</summary>
    public sealed record ContactDropped : TurnEvent;

    /// <summary>A call-back was promised under the number that was given.</summary>
    /// <param name="Organisation">Null where it concerns none in particular.</param>
    public sealed record CallBackAsked(
        long Number, string? Organisation, string? Entry, CallBackPart Part, DateTimeOffset From, DateTimeOffset Until) : TurnEvent;

    public sealed record CallBackMoved(long Number, CallBackPart Part, DateTimeOffset From, DateTimeOffset Until) : TurnEvent;

    public sealed record CallBackTakenBack(long Number) : TurnEvent;

    /// <summary>Somebody may be in danger, and was told whom to call.</summary>
    /// <param name="Language">Of the card.</param>
    /// <param name="Sure">Whether it was beyond doubt.</param>
    public sealed record Emergency(string Kind, string Language, bool Sure, IReadOnlyList<string> Numbers) : TurnEvent;
}

public sealed record TurnResult(DialogState State, IReadOnlyList<Reply> Replies, IReadOnlyList<TurnEvent> Events);

/// <summary>
/// Decides one turn. Pure: no input or output, no clock, no chance; the same arguments always give the same result.
/// </summary>
public interface IDialogEngine
{
    /// <summary>The knowledge release the decisions rest on.</summary>
    string Release { get; }

    /// <param name="state">Null at the start of a conversation.</param>
    /// <param name="today">The day in Taiwan, which settles the version in force.</param>
    TurnResult Next(DialogState? state, Input input, DateOnly today);
}
