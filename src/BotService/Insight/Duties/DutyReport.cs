namespace BotService.Insight.Duties;

/// <summary>How many duties are in each state.</summary>
public sealed record DutyCounts(int Done, int Partly, int NotYet)
{
    public int All => Done + Partly + NotYet;

    public static DutyCounts Of(IEnumerable<DutyRow> rows)
    {
        var states = rows.CountBy(r => r.State).ToDictionary();
        return new(states.GetValueOrDefault(DutyState.Done), states.GetValueOrDefault(DutyState.Partly),
            states.GetValueOrDefault(DutyState.NotYet));
    }
}

/// <summary>All duties in words of one locale.</summary>
/// <param name="Run">The recorded run on which the states rest; null, and nothing done, when none is recorded.</param>
public sealed record DutyReport(
    string Locale, DutyCounts Counts, IReadOnlyList<DutyPlan> Plans, IReadOnlyList<DutyGroup> Groups, RunSummary? Run);

/// <param name="Title">As the plan bears it, in Chinese.</param>
public sealed record DutyPlan(string Id, string Title, string? Dated);

public sealed record DutyGroup(string Id, string Name, DutyCounts Counts, IReadOnlyList<DutyRow> Rows);

/// <param name="LastRun">How its tests and its trials last ended; null when no run of them is recorded.</param>
/// <param name="Tried">How the trials ended, by themselves.</param>
/// <param name="Lists">Null when it answers for no list of documents.</param>
public sealed record DutyRow(
    string Id,
    string Sentence,
    DutyState State,
    LastRun? LastRun,
    IReadOnlyList<PlanPlace> Plans,
    IReadOnlyList<DutyEntry> Entries,
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> Verbs,
    IReadOnlyList<string> Does,
    IReadOnlyList<DutyTest> Tests,
    IReadOnlyList<DutyTrial> Trials,
    TestResult? Tried,
    DutyLists? Lists,
    string? Missing);

public sealed record DutyEntry(string Id, string Name);

/// <param name="Result">Null when no run is recorded.</param>
public sealed record DutyTest(string Name, TestResult? Result);

/// <summary>What the service plans ask for, and what carries it.</summary>
public interface IDuties
{
    /// <param name="run">The recorded results of the tests, if there are any.</param>
    DutyReport Write(string locale, TestRun? run);
}
