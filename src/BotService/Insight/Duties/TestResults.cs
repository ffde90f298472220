
namespace BotService.Insight.Duties;

public interface ITestResults
{
    /// <summary>The results that <c>tests/run</c> recorded on this machine; null when none are here.</summary>
    TestRun? Latest();
}

/// <summary>Reads the record anew when it has changed.</summary>
internal sealed class TestResults(string file) : ITestResults
{
    /// <summary>Where <c>tests/run</c> writes, from the working directory.</summary>
    public const string Recorded = "artifacts/test-results.csv";

    private volatile Read? last;

    public TestRun? Latest()
    {
        try
        {
            if (!File.Exists(file)) return null;
            var written = File.GetLastWriteTimeUtc(file);
            if (last is not { } read || read.Written != written)
                last = read = new Read(written, TestRun.Parse(File.ReadLines(file)));
            return read.Run.Count == 0 ? null : read.Run;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A run that is just writing it, or a file of somebody else's: as good as none.
            return null;
        }
    }

    private sealed record Read(DateTime Written, TestRun Run);
}
