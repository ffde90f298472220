using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Insight.Duties;

/// <summary>How far a duty is carried.</summary>
public enum DutyState { Done, Partly, NotYet }

/// <summary>Where a plan asks for it.</summary>
/// <param name="Plan">The plan's short name, such as <c>S0</c>.</param>
/// <param name="Where">The plan's own numbering; empty when it asks throughout.</param>
public sealed record PlanPlace(string Plan, string Where);

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
    IReadOnlyDictionary<string, string>? Missing,
    Place Place)
{
    public string Group => Id[..1];

    public bool IsCarried => Entries.Count + Pages.Count + Verbs.Count + Does.Count > 0;

    /// <summary>Worked out, never written down, so that nobody can claim more than is there.</summary>
    public DutyState State =>
        !IsCarried ? DutyState.NotYet : Tests.Count > 0 && Missing is null ? DutyState.Done : DutyState.Partly;
}

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
