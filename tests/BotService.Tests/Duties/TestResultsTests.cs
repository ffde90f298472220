using BotService.Insight;
using BotService.Insight.Duties;

namespace BotService.Tests.Duties;

public sealed class TestResultsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-");

    private string File => Path.Combine(folder.FullName, "test-results.csv");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Latest_WithoutARecord_IsNone()
    {
        Assert.Null(new TestResults(File).Latest());
        System.IO.File.WriteAllText(File, "nothing readable\n");
        Assert.Null(new TestResults(File).Latest());
    }

    [Fact]
    public void Latest_RecordWrittenAnew_IsReadAgain()
    {
        var results = new TestResults(File);
        Write("failed", new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(TestOutcome.Failed, results.Latest()!.Of("A.B")!.Outcome);
        Write("passed", new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(TestOutcome.Passed, results.Latest()!.Of("A.B")!.Outcome);
    }

    /// <summary>A run on this machine is newer than the one a release brought along; a setting is neither's.</summary>
    [Fact]
    public void Latest_OfSeveralFiles_IsTheFirstThatIsThere()
    {
        Write("passed", new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc));
        var none = Path.Combine(folder.FullName, "none.csv");
        Assert.NotNull(new TestResults(none, File).Latest());
        Assert.NotNull(TestResults.Of("", folder.FullName).Latest());
        Assert.NotNull(TestResults.Of(File, "nowhere").Latest());
        Assert.Null(TestResults.Of(none, folder.FullName).Latest());
    }

    private void Write(string outcome, DateTime at)
    {
        System.IO.File.WriteAllText(File, $"A.B.One,{outcome},2026-11-01T00:00:00Z,abc\n");
        System.IO.File.SetLastWriteTimeUtc(File, at);
    }
}
