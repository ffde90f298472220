using System.Collections.Immutable;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Handoff;

namespace BotService.Engine.Dialogs;

/// <summary>What the assistant waits for.</summary>
public enum Expecting { Nothing, Slot, Entry, Helpful, More, Rating, RatingWords, Supplier, CallBack }

/// <summary>The entry being talked about and what is known of the case.</summary>
/// <param name="Answers">Slot → option.</param>
/// <param name="Answered">A checklist or answer was given for it.</param>
/// <param name="WholeList">The citizen asked for everything with its conditions.</param>
/// <param name="Have">Documents the citizen says to have; when there are any, the answer names what is missing.</param>
public sealed record Topic(
    string Entry, ImmutableDictionary<string, string> Answers, bool Answered = false, bool WholeList = false,
    ImmutableArray<string> Have = default)
{
    public ImmutableArray<string> Have { get; init; } = Have.IsDefault ? [] : Have;

    /// <summary>Documents the citizen says not to have.</summary>
    public ImmutableArray<string> Lacks { get; init; } = [];

    /// <summary>All documents but those are at hand.</summary>
    public bool HasRest { get; init; }

    /// <summary>Something was said of papers: the answer names what is missing.</summary>
    public bool TellsPapers() => !Have.IsEmpty || !Lacks.IsEmpty;

    /// <summary>The same as if nothing had been said of papers.</summary>
    public Topic WithoutPapers() => this with { Have = [], Lacks = [], HasRest = false };

    /// <summary>By content: the collections themselves compare by reference.</summary>
    public bool Equals(Topic? other) =>
        other is not null && (Entry, Answered, WholeList) == (other.Entry, other.Answered, other.WholeList)
        && Answers.Count == other.Answers.Count && Answers.All(a => other.Answers.GetValueOrDefault(a.Key) == a.Value)
        && HasRest == other.HasRest && Have.SequenceEqual(other.Have) && Lacks.SequenceEqual(other.Lacks);

    public override int GetHashCode() => HashCode.Combine(Entry, Answered, WholeList, Answers.Count, Have.Length);
}

/// <summary>A matter that the last sentence may have been about, with what it told of the case.</summary>
/// <param name="Score">What the recogniser gave it, 0…1.</param>
public sealed record Leaning(Topic Topic, double Score);

/// <summary>
/// A label shown to the citizen and what choosing it does, such as <c>slot:applicant=company</c>,
/// <c>entry:twc.suspend</c> or <c>supplier:twd</c>.
/// </summary>
public sealed record Offer(string Label, string Action)
{
    /// <summary>The action of saying that an answer helped.</summary>
    public const string Helpful = "command:helpful-yes";

    private const string ForEntry = "entry:";

    /// <summary>The entry that it stands for; null when it is for something else.</summary>
    public string? OfEntry() => Action.StartsWith(ForEntry, StringComparison.Ordinal) ? Action[ForEntry.Length..] : null;

    /// <summary>It stands for something one is asked to choose, and is no fixed expression.</summary>
    public bool IsChoice() => !Action.StartsWith("command:", StringComparison.Ordinal);
}

/// <summary>
/// All that a conversation remembers between turns: ids only, nothing the citizen typed. Serialises to JSON.
/// </summary>
/// <param name="Suspended">The topic left by a digression, to return to.</param>
/// <param name="Score">How probably the topic was right when it was recognised.</param>
/// <param name="Misses">Utterances in a row that were not understood.</param>
/// <param name="Waiting">Further requests of the same message, to be answered after the topic.</param>
/// <param name="Supplier">The organisation whose rules count where several supply the same;
/// null until it is known.</param>
/// <param name="Offices">Offices the citizen belongs to, at most one of an organisation.</param>
/// <param name="Together">Requests of the same message answered before the topic; one list can be made of all.</param>
/// <param name="Signs">What the last message told of circumstances that may be dangerous, by id: the next one is
/// read together with it.</param>
public sealed record DialogState(
    string Locale,
    Topic? Topic = null,
    Topic? Suspended = null,
    Expecting Expecting = Expecting.Nothing,
    string? ExpectedSlot = null,
    ImmutableArray<Offer> Offers = default,
    double? Score = null,
    int Misses = 0,
    ImmutableArray<Topic> Waiting = default,
    string? Supplier = null,
    ImmutableArray<string> Offices = default,
    ImmutableArray<Topic> Together = default,
    ImmutableArray<string> Signs = default)
{
    public ImmutableArray<Offer> Offers { get; init; } = Offers.IsDefault ? [] : Offers;

    public ImmutableArray<Topic> Waiting { get; init; } = Waiting.IsDefault ? [] : Waiting;

    public ImmutableArray<string> Offices { get; init; } = Offices.IsDefault ? [] : Offices;

    public ImmutableArray<Topic> Together { get; init; } = Together.IsDefault ? [] : Together;

    public ImmutableArray<string> Signs { get; init; } = Signs.IsDefault ? [] : Signs;

    /// <summary>The matters talked about before, the last one first: to go back to by name.</summary>
    public ImmutableArray<Topic> Earlier { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The life event that was told of, by id: what it settles is not asked.</summary>
    public string? Event { get; init; }

    /// <summary>While it is asked which matter is meant: what the sentence before may have been about.</summary>
    public ImmutableArray<Leaning> Leanings { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The call-back that is being asked for, also while something else is answered.</summary>
    public CallBackTalk? CallBack { get; init; }

    /// <summary>Who speaks.</summary>
    public HandoffStage Handoff { get; init; }

    /// <summary>A person spoke in this conversation.</summary>
    public bool PersonSpoke { get; init; }

    /// <summary>What is being rated; null: the service as a whole.</summary>
    public Aspect? Aspect { get; init; }

    /// <summary>By whom the citizen was passed on, until a person is waited for.</summary>
    public Referral? Referral { get; init; }

    /// <summary>Something was asked of the citizen's matter, and is not answered yet.</summary>
    public bool HasOpenQuestion() => Expecting is Expecting.Slot or Expecting.Supplier or Expecting.Entry;

    /// <summary>The entries among what is offered, in its order.</summary>
    public IEnumerable<string> EntriesOffered() => Offers.Select(o => o.OfEntry()).OfType<string>();

    /// <summary>By content: the offers themselves compare by reference.</summary>
    public bool Equals(DialogState? other) =>
        other is not null
        && (Locale, Topic, Suspended, Expecting) == (other.Locale, other.Topic, other.Suspended, other.Expecting)
        && (ExpectedSlot, Score, Misses) == (other.ExpectedSlot, other.Score, other.Misses)
        && Offers.SequenceEqual(other.Offers)
        && Waiting.SequenceEqual(other.Waiting) && Supplier == other.Supplier && Offices.SequenceEqual(other.Offices)
        && Together.SequenceEqual(other.Together)
        && Signs.SequenceEqual(other.Signs) && Leanings.SequenceEqual(other.Leanings)
        && Earlier.SequenceEqual(other.Earlier) && Event == other.Event && Equals(CallBack, other.CallBack)
        && Handoff == other.Handoff && Referral == other.Referral;

    public override int GetHashCode() =>
        HashCode.Combine(Locale, Topic, Suspended, Expecting, ExpectedSlot, Score, Misses, Offers.Length);
}
