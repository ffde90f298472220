using BotService.Insight.Duties;

namespace BotService.Reports;

/// <summary>What the service plans ask for, what carries it, and how its tests last ended.</summary>
internal static class DutiesReport
{
    public const string Description =
        "What the service plans ask for, row by row: state, what carries it, how it is tried, its tests and their last result.";

    public static ReportTable Of(DutyReport duties) => new(
        ["duty", "group", "state", "what", "plans", "entries", "pages", "verbs", "abilities", "tests",
            "last result", "missing", "tried", "lists"],
        [.. duties.Groups.SelectMany(g => g.Rows.Select(r => Row(g, r, duties.Run is not null)))],
        $"{Counts(duties.Counts)} of {duties.Counts.All}"
        + string.Concat(duties.Groups.Select(g => $"\n{g.Id}  {Counts(g.Counts)} of {g.Counts.All}  {g.Name}"))
        + (duties.Run is { } run
            ? $"\nby the run of {run.At} ({run.Commit}): "
                + $"{run.Passed} passed, {run.Failed} failed, {run.Skipped} skipped"
            : "\nno run of the tests is recorded here, so nothing is done; tests/run records one"));

    private static IReadOnlyList<string?> Row(DutyGroup group, DutyRow row, bool hasRun) =>
    [
        row.Id, group.Name, State(row.State), row.Sentence,
        string.Join("; ", row.Plans.Select(p => $"{p.Plan} {p.Where}".TrimEnd())),
        string.Join(' ', row.Entries.Select(e => e.Id)), string.Join(' ', row.Pages), string.Join("; ", row.Verbs),
        string.Join("; ", row.Does),
        string.Join(' ', row.Tests.Select(t => t.Name)), hasRun ? Result(row) : null,
        row.Missing, string.Join(" | ", row.Trials.Select(t => t.Open ?? string.Join(" / ", t.Say))),
        row.Lists is { } lists ? $"{lists.Confirmed} of {lists.All} confirmed" : null,
    ];

    /// <summary>The worst of a row's tests and trials: one that failed, else one that was not run.</summary>
    private static string? Result(DutyRow row)
    {
        List<DutyTest> tests = [.. row.Tests];
        if (row.Trials.Count > 0) tests.Add(new("trial", row.Tried));
        if (tests.Count == 0) return null;
        if (tests.Find(t => t.Result?.Outcome == TestOutcome.Failed) is { } failed)
            return $"failed {failed.Result!.At} {failed.Result.Commit}: {failed.Name}";
        if (tests.Find(t => t.Result?.Outcome is null or TestOutcome.Skipped) is { } missed)
            return $"{(missed.Result is null ? "not run" : "skipped")}: {missed.Name}";
        var oldest = tests.Select(t => t.Result!).MinBy(r => r.At, StringComparer.Ordinal)!;
        return $"passed {oldest.At} {oldest.Commit}";
    }

    private static string State(DutyState state) =>
        state switch { DutyState.Done => "done", DutyState.Partly => "partly", _ => "not yet" };

    private static string Counts(DutyCounts counts) =>
        $"{counts.Done} done, {counts.Partly} partly, {counts.NotYet} not yet";
}
