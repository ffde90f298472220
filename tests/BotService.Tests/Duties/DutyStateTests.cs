using BotService.Insight.Duties;

namespace BotService.Tests.Duties;

public sealed class DutyStateTests
{
    private static readonly Dictionary<string, string> Something = new() { ["en"] = "something" };

    private static readonly DutyTrial Trial = new(["A sentence"], null, null, null, null, ["a word"], []);

    [Theory]
    [InlineData(false, false, false, true, DutyState.NotYet)]
    [InlineData(false, true, false, true, DutyState.NotYet)]
    [InlineData(true, false, false, true, DutyState.Partly)]
    [InlineData(true, true, true, true, DutyState.Partly)]
    [InlineData(true, true, false, false, DutyState.Partly)]
    [InlineData(true, true, false, null, DutyState.Partly)]
    [InlineData(true, true, false, true, DutyState.Done)]
    public void State_IsWorkedOutFromWhatCarriesAndTriesIt_AndHowThatEnded(
        bool carried, bool tried, bool missing, bool? passed, DutyState expected) =>
        Assert.Equal(expected, Duty(carried, tried, missing).State(null, passed is { } p ? new("2026-11-20", p) : null));

    [Theory]
    [InlineData(3, 3, DutyState.Done)]
    [InlineData(2, 3, DutyState.Partly)]
    public void State_OfWhatMustBeComplete_WaitsForItsLists(int confirmed, int all, DutyState expected) =>
        Assert.Equal(
            expected, Duty(carried: true, tried: true, missing: false).State(new(confirmed, all), new("2026-11-20", true)));

    /// <summary>A test says that something works, a trial that it is what was asked for.</summary>
    [Fact]
    public void ClaimsDone_WithTestsAlone_DoesNot() =>
        Assert.False((Duty(carried: true, tried: false, missing: false) with { Tests = ["Some.Tests"] }).ClaimsDone);

    private static Duty Duty(bool carried, bool tried, bool missing) => new(
        "A1", Something, [], [], [], carried ? ["check"] : [], [], [], ListsAsked.None, tried ? [Trial] : [],
        missing ? Something : null, default);

    [Theory]
    [InlineData("A.B", TestOutcome.Passed)]
    [InlineData("A.B.One", TestOutcome.Passed)]
    [InlineData("A.C", TestOutcome.Failed)]
    [InlineData("A.D", TestOutcome.Skipped)]
    [InlineData("A.F.Theory(A1)", TestOutcome.Passed)]
    [InlineData("A.F.Theory(A10)", TestOutcome.Failed)]
    [InlineData("A.F.Theory", TestOutcome.Failed)]
    public void Run_OfAClass_IsAsGoodAsItsWorstTest(string name, TestOutcome expected) =>
        Assert.Equal(expected, Run.Of(name)!.Outcome);

    [Theory]
    [InlineData("A.Bc")]
    [InlineData("A.B.On")]
    [InlineData("Z")]
    [InlineData("broken")]
    public void Run_OfWhatWasNotRun_IsNothing(string name) => Assert.Null(Run.Of(name));

    [Fact]
    public void Run_OfAClass_TellsItsOldestResult() =>
        Assert.Equal(("2026-11-01T00:00:00Z", "aaa"), (Run.Of("A.B")!.At, Run.Of("A.B")!.Commit));

    [Fact]
    public void Summary_CountsByOutcome_AndTellsTheOldest() =>
        Assert.Equal(new RunSummary("2026-10-01T00:00:00Z", "aaa", 4, 2, 2), Run.Summary);

    private static TestRun Run => TestRun.Parse(
    [
        "A.B.One,passed,2026-11-02T00:00:00Z,bbb", "A.B.Two,passed,2026-11-01T00:00:00Z,aaa",
        "A.B.Three,skipped,2026-10-01T00:00:00Z,aaa",
        "A.C.One,passed,2026-11-02T00:00:00Z,bbb", "A.C.Two,failed,2026-11-02T00:00:00Z,bbb",
        "A.D.One,skipped,2026-11-02T00:00:00Z,bbb",
        "A.F.Theory(A1),passed,2026-11-02T00:00:00Z,bbb", "A.F.Theory(A10),failed,2026-11-02T00:00:00Z,bbb",
        "broken", "", "A.E.One,unknown,2026-11-02T00:00:00Z,bbb",
    ]);
}
