using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>
/// What an entry is: a list that depends on the citizen's case, an answer, a calculation, something done for the
/// citizen, or an event in life that brings the tasks of several entries with it.
/// </summary>
public enum EntryKind { Procedure, Topic, Calculator, Action, LifeEvent }

/// <summary>
/// How sure a fact is. Only <see cref="Confirmed"/> is said without reserve;
/// <see cref="Open"/> was looked for and not found.
/// </summary>
public enum FactStatus { Confirmed, Reported, Planned, Open }

/// <summary>The parts of a reply, in the order in which a citizen reads them.</summary>
public enum Section { Tasks, Documents, Fees, Times, Channels, Steps, Warnings, Notes, Legal }

/// <summary>First and last day, both included; an open end is null.</summary>
public sealed record Period(DateOnly From, DateOnly? To)
{
    public bool Contains(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A question whose answer changes the reply, with its closed options.</summary>
public sealed record Slot(string Id, IReadOnlyList<string> Options, Place Place)
{
    /// <summary>The slot of who comes, in every entry that asks it.</summary>
    public const string Comer = "by";
}

/// <summary>An entry that a life event brings with it.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Answers">What the event settles of its slots. A slot that the event has itself, under the same id, is
/// answered with the event's own answer.</param>
public sealed record TaskUse(string Entry, IReadOnlyDictionary<string, string> Answers)
{
    public Stage? Stage { get; init; }

    /// <summary>Done with another supplier than the citizen's: with that of the home left behind.</summary>
    public bool Elsewhere { get; init; }
}

/// <summary>When a task is done after the event.</summary>
public enum Stage { ThisWeek, ThisMonth, Later }

/// <summary>The rules of an entry while they were, are or will be in force.</summary>
/// <param name="List">Whether the list of documents is confirmed complete.</param>
public sealed record EntryVersion(
    Period InForce, FactStatus List, IReadOnlyList<Slot> Slots, IReadOnlyList<Fact> Facts, Place Place)
{
    /// <summary>The office whose additions the facts hold; null for the organisation's own rules.</summary>
    public Office? Office { get; init; }

    public Slot? Slot(string id) => Slots.FirstOrDefault(s => s.Id == id);

    /// <summary>Whether an answer, a slot's option, is one to a question of these rules.</summary>
    public bool Asks(KeyValuePair<string, string> answer) =>
        Slot(answer.Key)?.Options.Contains(answer.Value) == true;
}

/// <summary>The terms under which an entry is filed in the three classifications.</summary>
public sealed record Classes(string Theme, string Administration, string Service);

/// <summary>
/// A row of <c>cases.yaml</c>: a set of answers and, by section, the ids that the source demands for them.
/// </summary>
public sealed record CaseRow(
    Condition Match, DateOnly? Version, IReadOnlyDictionary<Section, IReadOnlySet<string>> Expected, Place Place)
{
    /// <summary>Names all answers of the row together, for what of it could not be read.</summary>
    internal const string Answers = "answers";
}

/// <summary>A sum of a calculator reckoned from the source.</summary>
/// <param name="Inputs">Field → value, as they are typed into the calculator.</param>
/// <param name="Day">The day on which it is reckoned.</param>
/// <param name="Plans">What each plan of a comparison comes to, in its order; empty for a sum
/// that compares nothing.</param>
public sealed record WorkedExample(
    IReadOnlyDictionary<string, string> Inputs, DateOnly Day, decimal Total, IReadOnlyList<decimal> Plans, Place Place);

/// <summary>A procedure or topic with everything that is known about it.</summary>
/// <param name="Updated">The day what it says was last changed.</param>
/// <param name="ReviewBy">The day by which its owner reads it again.</param>
public sealed record Entry(
    string Id,
    EntryKind Kind,
    string Owner,
    Classes Classes,
    DateOnly Updated,
    DateOnly ReviewBy,
    string? Confirm,
    IReadOnlyList<EntryVersion> Versions,
    IReadOnlyDictionary<string, EntryWording> Wordings,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Utterances,
    IReadOnlyList<CaseRow> Cases,
    Place Place)
{
    /// <summary>Of a life event, what is to be done, in all of its versions; none of other kinds.</summary>
    public IEnumerable<Fact.Task> Tasks => Versions.SelectMany(v => v.Facts).OfType<Fact.Task>();

    /// <summary>By locale that is only heard, what is asked in it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Heard { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By locale, where each of the utterances stands.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Place>> UtterancePlaces { get; init; } =
        new Dictionary<string, IReadOnlyList<Place>>();

    /// <summary>What a calculator must come to, from <c>examples.yaml</c>; empty for other kinds.</summary>
    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];

    /// <summary>Its matter is often one for people: each answer offers one.</summary>
    public bool ForPeople { get; init; }

    /// <summary>
    /// The entry that answers for this one's matter in general, when this is a narrower one; else null.
    /// </summary>
    public string? Broader { get; init; }

    /// <summary>
    /// The same matter of other organisations where it bears another name: whoever says 「那水呢」 means one of these.
    /// </summary>
    public IReadOnlyList<Counterpart> Counterparts { get; init; } = [];

    /// <summary><c>taipower</c> in <c>taipower.name-change</c>.</summary>
    public string Organisation => EntryId.OrganisationOf(Id);

    /// <summary>
    /// The rules on a day, or null: nothing is in force and nobody falls back to the nearest version.
    /// </summary>
    public EntryVersion? InForce(DateOnly day) => Versions.FirstOrDefault(v => v.InForce.Contains(day));
}

/// <summary>The same matter of another organisation.</summary>
/// <param name="When">Answers for which it is; where it is for some only, it comes before one of the same name.</param>
public sealed record Counterpart(string Entry, Condition When, Place Place)
{
    /// <summary>Where those stand that are for some answers only.</summary>
    internal const string IfKey = "counterparts_if";
}
