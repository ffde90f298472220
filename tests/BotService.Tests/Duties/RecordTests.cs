using System.Diagnostics;
using BotService.Insight.Duties;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Duties;

/// <summary><c>tests/record</c> writes what <see cref="TestRun"/> reads.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    private string Record => Path.Combine(folder, "artifacts", "record.csv");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Record_OfARun_HoldsEachTestOnce_AndCasesThatAWordNames()
    {
        Write(
            ("A.B.One", "Passed"), ("A.B.Two(text: &quot;a sentence&quot;)", "Passed"),
            ("A.B.Two(text: &quot;another one&quot;)", "Failed"), ("A.B.Three", "NotExecuted"),
            ("A.B.Tried(duty: &quot;A1&quot;)", "Passed"), ("A.B.Tried(duty: &quot;A10&quot;)", "Failed"));
        var run = Recorded();
        Assert.Equal((2, 2, 1), (run.Summary.Passed, run.Summary.Failed, run.Summary.Skipped));
        Assert.Equal(TestOutcome.Failed, run.Of("A.B.Two")!.Outcome);
        Assert.Equal(TestOutcome.Passed, run.Of("A.B.Tried(A1)")!.Outcome);
        Assert.Equal(TestOutcome.Failed, run.Of("A.B.Tried(A10)")!.Outcome);
        Assert.NotEmpty(run.Summary.Commit);
    }

    [Fact]
    public void Record_OfSomeTests_LeavesTheOthersAsTheyWere()
    {
        Write(("A.B.One", "Passed"), ("A.B.Two", "Passed"));
        Recorded();
        Write(("A.B.One", "Failed"));
        var run = Recorded("--filter", "One");
        Assert.Equal(TestOutcome.Failed, run.Of("A.B.One")!.Outcome);
        Assert.Equal(TestOutcome.Passed, run.Of("A.B.Two")!.Outcome);
    }

    private void Write(params (string Name, string Outcome)[] tests) => File.WriteAllLines(
        Path.Combine(folder, "some.trx"),
        tests.Select(t => $"<UnitTestResult executionId=\"1\" testName=\"{t.Name}\" duration=\"1\" outcome=\"{t.Outcome}\">"));

    private TestRun Recorded(params string[] choice)
    {
        var start = new ProcessStartInfo(Path.Combine(Shipped.Root, "tests", "record"), [folder, .. choice]);
        start.Environment["RECORD"] = Record;
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return TestRun.Parse(File.ReadLines(Record));
    }
}
