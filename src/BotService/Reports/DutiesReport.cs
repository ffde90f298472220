using BotService.Insight.Duties;

namespace BotService.Reports;

/// <summary>What the service plans ask for, what carries it, and how its tests last ended.</summary>
internal static class DutiesReport
{
    public const string Description =
        "What the service plans ask for, row by row: state, what carries it, its tests and their last result.";

    public static ReportTable Of(DutyReport duties, bool hasRun) => new(
        ["duty", "group", "state", "what", "plans", "entries", "pages", "verbs", "abilities", "tests",
            "last result", "missing"],
        [.. duties.Groups.SelectMany(g => g.Rows.Select(r => Row(g, r, hasRun)))],
        $"{Counts(duties.Counts)} of {duties.Counts.All}"
        + string.Concat(duties.Groups.Select(g => $"\n{g.Id}  {Counts(g.Counts)} of {g.Counts.All}  {g.Name}"))
        + (hasRun ? "" : "\nno run of the tests is recorded here; tests/run records one"));

    private static IReadOnlyList<string?> Row(DutyGroup group, DutyRow row, bool hasRun) =>
    [
        row.Id, group.Name, State(row.State), row.Sentence,
        string.Join("; ", row.Plans.Select(p => $"{p.Plan} {p.Where}".TrimEnd())),
        string.Join(' ', row.Entries.Select(e => e.Id)), string.Join(' ', row.Pages), string.Join("; ", row.Verbs),
        string.Join("; ", row.Does),
        string.Join(' ', row.Tests.Select(t => t.Name)), row.Tests.Count == 0 || !hasRun ? null : Result(row.Tests),
        row.Missing,
    ];

    /// <summary>The worst of a row's tests: one that failed, else one that was not run.</summary>
    private static string Result(IReadOnlyList<DutyTest> tests)
    {
        if (tests.FirstOrDefault(t => t.Result?.Outcome == TestOutcome.Failed) is { } failed)
            return $"failed {failed.Result!.At} {failed.Result.Commit}: {failed.Name}";
        if (tests.FirstOrDefault(t => t.Result?.Outcome is null or TestOutcome.Skipped) is { } missed)
            return $"{(missed.Result is null ? "not run" : "skipped")}: {missed.Name}";
        var oldest = tests.Select(t => t.Result!).MinBy(r => r.At, StringComparer.Ordinal)!;
        return $"passed {oldest.At} {oldest.Commit}";
    }

    private static string State(DutyState state) =>
        state switch { DutyState.Done => "done", DutyState.Partly => "partly", _ => "not yet" };

    private static string Counts(DutyCounts counts) =>
        $"{counts.Done} done, {counts.Partly} partly, {counts.NotYet} not yet";
}
