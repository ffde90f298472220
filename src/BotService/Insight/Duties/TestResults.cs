namespace BotService.Insight.Duties;

public interface ITestResults
{
    /// <summary>
    /// The last results that <c>tests/run</c> recorded, here or before the release; null when none are here.
    /// </summary>
    TestRun? Latest();
}

/// <summary>Reads the record anew when it has changed.</summary>
/// <param name="files">Where it may be; the first that is there counts.</param>
internal sealed class TestResults(params IReadOnlyList<string> files) : ITestResults
{
    /// <summary>Where <c>tests/run</c> writes, from the working directory.</summary>
    private const string Recorded = "artifacts/test-results.csv";

    /// <summary>What a release brings along of the run that it was released after.</summary>
    private const string Shipped = "test-results.csv";

    private volatile Read? last;

    /// <param name="setting">A file that was set; empty: a run on this machine, else the one shipped.</param>
    /// <param name="folder">Where <c>duties/</c> is.</param>
    public static TestResults Of(string setting, string folder) =>
        setting.Length > 0 ? new(setting) : new(Recorded, Path.Combine(folder, Shipped));

    public TestRun? Latest()
    {
        try
        {
            if (files.FirstOrDefault(File.Exists) is not { } file) return null;
            var written = File.GetLastWriteTimeUtc(file);
            if (last is not { } read || read.File != file || read.Written != written)
                last = read = new Read(file, written, TestRun.Parse(File.ReadLines(file)));
            return read.Run.Count == 0 ? null : read.Run;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A run that is just writing it, or a file of somebody else's: as good as none.
            return null;
        }
    }

    private sealed record Read(string File, DateTime Written, TestRun Run);
}
