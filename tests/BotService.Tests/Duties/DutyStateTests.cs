using BotService.Insight.Duties;

namespace BotService.Tests.Duties;

public sealed class DutyStateTests
{
    private static readonly Dictionary<string, string> Something = new() { ["en"] = "something" };

    [Theory]
    [InlineData(false, false, false, DutyState.NotYet)]
    [InlineData(false, false, true, DutyState.NotYet)]
    [InlineData(true, false, false, DutyState.Partly)]
    [InlineData(true, true, true, DutyState.Partly)]
    [InlineData(true, true, false, DutyState.Done)]
    public void State_IsWorkedOutFromWhatCarriesAndProvesIt(bool carried, bool tested, bool missing, DutyState expected)
    {
        var duty = new Duty(
            "A1", Something, [], [], [], carried ? ["check"] : [], [], tested ? ["Some.Tests"] : [],
            missing ? Something : null, default);
        Assert.Equal(expected, duty.State);
    }

    [Theory]
    [InlineData("A.B", TestOutcome.Passed)]
    [InlineData("A.B.One", TestOutcome.Passed)]
    [InlineData("A.C", TestOutcome.Failed)]
    [InlineData("A.D", TestOutcome.Skipped)]
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

    private static TestRun Run => TestRun.Parse(
    [
        "A.B.One,passed,2026-11-02T00:00:00Z,bbb", "A.B.Two,passed,2026-11-01T00:00:00Z,aaa",
        "A.B.Three,skipped,2026-10-01T00:00:00Z,aaa",
        "A.C.One,passed,2026-11-02T00:00:00Z,bbb", "A.C.Two,failed,2026-11-02T00:00:00Z,bbb",
        "A.D.One,skipped,2026-11-02T00:00:00Z,bbb",
        "broken", "", "A.E.One,unknown,2026-11-02T00:00:00Z,bbb",
    ]);
}
