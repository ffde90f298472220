namespace BotService.Insight.Duties;

public enum TestOutcome { Passed, Failed, Skipped }

/// <summary>How a test, or all tests of a class, ended when they were last run.</summary>
/// <param name="At">The time of the run as recorded, in UTC.</param>
/// <param name="Commit">The state of the program that was tested.</param>
public sealed record TestResult(TestOutcome Outcome, string At, string Commit);

/// <summary>A recorded run as a whole.</summary>
/// <param name="At">The time of its oldest result, in UTC: nothing that is shown is older.</param>
/// <param name="Commit">The state of the program that was tested then.</param>
/// <param name="Passed">Tests, the cases of a theory counted as one unless a single word names them.</param>
public sealed record RunSummary(string At, string Commit, int Passed, int Failed, int Skipped);

/// <summary>
/// The recorded results of the tests: lines of <c>name,outcome,at,commit</c>, as <c>tests/run</c> writes them.
/// </summary>
public sealed class TestRun
{
    private readonly List<(string Name, TestResult Result)> lines;

    private TestRun(List<(string, TestResult)> lines) => this.lines = lines;

    public int Count => lines.Count;

    /// <summary>Of at least one result.</summary>
    public RunSummary Summary
    {
        get
        {
            var results = lines.ConvertAll(l => l.Result);
            var oldest = results.MinBy(r => r.At, StringComparer.Ordinal)!;
            var ended = results.CountBy(r => r.Outcome).ToDictionary();
            return new(oldest.At, oldest.Commit, ended.GetValueOrDefault(TestOutcome.Passed),
                ended.GetValueOrDefault(TestOutcome.Failed), ended.GetValueOrDefault(TestOutcome.Skipped));
        }
    }

    /// <summary>
    /// Lines that say nothing readable are left out: a broken record must not break the page that shows it.
    /// </summary>
    public static TestRun Parse(IEnumerable<string> lines) => new(
        [.. from line in lines
            let cells = line.Split(',')
            where cells.Length == 4
            let outcome = Outcome(cells[1])
            where outcome is not null
            select (cells[0], new TestResult(outcome.Value, cells[2], cells[3]))]);

    /// <summary>
    /// Failed when one has failed, else passed when one has passed; the oldest time counts. Null when it was not run.
    /// </summary>
    /// <param name="name">Full name of a class or method, or of a theory's case: <c>Class.Method(word)</c>.</param>
    public TestResult? Of(string name)
    {
        var found = lines.Where(
            l => l.Name.StartsWith(name, StringComparison.Ordinal)
                && (l.Name.Length == name.Length || l.Name[name.Length] is '.' or '('))
            .Select(l => l.Result).ToList();
        var telling = found.Where(r => r.Outcome == TestOutcome.Failed).ToList() is { Count: > 0 } failed ? failed
            : found.Where(r => r.Outcome == TestOutcome.Passed).ToList() is { Count: > 0 } passed ? passed : found;
        return telling.MinBy(r => r.At, StringComparer.Ordinal);
    }

    private static TestOutcome? Outcome(string word) => word switch
    {
        "passed" => TestOutcome.Passed,
        "failed" => TestOutcome.Failed,
        "skipped" => TestOutcome.Skipped,
        _ => null,
    };
}
