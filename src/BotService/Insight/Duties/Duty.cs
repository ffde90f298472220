using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Insight.Duties;

/// <summary>How far a duty is carried.</summary>
public enum DutyState { Done, Partly, NotYet }

/// <summary>Where a plan asks for it.</summary>
/// <param name="Plan">The plan's short name, such as <c>S0</c>.</param>
/// <param name="Where">The plan's own numbering.</param>
public sealed record PlanPlace(string Plan, string Where);

/// <summary>Whose lists of documents must be confirmed complete before a duty is done.</summary>
public enum ListsAsked { None, Named, Every }

/// <summary>What somebody says in the chat, or opens, and what must come of it: the claim of a duty, tried.</summary>
/// <param name="Say">Sentences in turn; the reply to the last is looked at. Empty when a page is opened.</param>
/// <param name="Open">A page, as a path with its query; null when something is said.</param>
/// <param name="Locale">The language of whoever asks; null: the first of the knowledge.</param>
/// <param name="Supplier">Whose customer the asker is known to be; null: not known.</param>
/// <param name="Entry">The entry on which the reply must stand; null: any.</param>
/// <param name="Holds">Words that the reply, or the page, must hold.</param>
/// <param name="Lacks">Words that it must not hold.</param>
public sealed record DutyTrial(
    IReadOnlyList<string> Say,
    string? Open,
    string? Locale,
    string? Supplier,
    string? Entry,
    IReadOnlyList<string> Holds,
    IReadOnlyList<string> Lacks);

/// <summary>One thing the service plans ask for, and what carries it here.</summary>
/// <param name="Sentence">By locale.</param>
/// <param name="Does">Abilities of the assistant, by id.</param>
/// <param name="Tests">Test classes or methods, named below the tests' root namespace.</param>
/// <param name="Missing">What is still missing, by locale; null when nothing is.</param>
public sealed record Duty(
    string Id,
    IReadOnlyDictionary<string, string> Sentence,
    IReadOnlyList<PlanPlace> Plans,
    IReadOnlyList<string> Entries,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> Verbs,
    IReadOnlyList<string> Does,
    IReadOnlyList<string> Tests,
    ListsAsked Lists,
    IReadOnlyList<DutyTrial> Trials,
    IReadOnlyDictionary<string, string>? Missing,
    Place Place)
{
    public string Group => Id[..1];

    public bool IsCarried => Entries.Count + Pages.Count + Verbs.Count + Does.Count > 0;

    /// <summary>
    /// Something carries it, its claim is put to the proof, and nobody says that anything is missing: done as soon as
    /// its lists are confirmed and a recorded run has passed.
    /// </summary>
    public bool ClaimsDone => IsCarried && Trials.Count > 0 && Missing is null;

    /// <param name="lists">How many of its lists are confirmed; null when none are asked for.</param>
    /// <param name="run">How its tests last ended; null when no run of them is recorded.</param>
    public DutyState State(DutyLists? lists, LastRun? run) =>
        !IsCarried ? DutyState.NotYet
        : ClaimsDone && lists is not { AreConfirmed: false } && run is { Passed: true } ? DutyState.Done
        : DutyState.Partly;
}

/// <summary>Lists of documents that a duty answers for.</summary>
/// <param name="Confirmed">Those confirmed complete.</param>
public sealed record DutyLists(int Confirmed, int All)
{
    public bool AreConfirmed => Confirmed == All;

    /// <summary>By the newest rules of each procedure; null when the duty answers for no list.</summary>
    internal static DutyLists? Of(Duty duty, KnowledgeBase knowledge)
    {
        if (duty.Lists == ListsAsked.None) return null;
        var asked = duty.Lists == ListsAsked.Every ? knowledge.Entries.Keys : duty.Entries;
        var newest = asked.Select(knowledge.Entries.GetValueOrDefault)
            .Where(e => e is { Kind: EntryKind.Procedure, Versions.Count: > 0 })
            .Select(e => e!.Versions.MaxBy(v => v.InForce.From)!).ToList();
        return new(newest.Count(v => v.List == FactStatus.Confirmed), newest.Count);
    }
}

/// <summary>How the tests of a duty last ended.</summary>
/// <param name="At">The time of the oldest of their results, in UTC.</param>
/// <param name="Passed">Each of them was run and passed.</param>
public sealed record LastRun(string At, bool Passed);

/// <summary>All duties, as <c>duties/</c> holds them.</summary>
/// <param name="Locales">The languages it has; the first stands for the others.</param>
/// <param name="Plans">A plan's short name → the source that is the plan.</param>
/// <param name="Groups">Letter → name by locale.</param>
/// <param name="Abilities">Id → what the assistant can do, by locale.</param>
public sealed record DutyBook(
    IReadOnlyList<string> Locales,
    IReadOnlyDictionary<string, string> Plans,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Groups,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Abilities,
    IReadOnlyList<Duty> Duties)
{
    public static readonly DutyBook Empty = new(
        [],
        new Dictionary<string, string>(), new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        new Dictionary<string, IReadOnlyDictionary<string, string>>(), []);
}
