using BotService.Engine.Dialogs;
using BotService.Engine;
using BotService.Engine.Data;

namespace BotService.Cli;

/// <summary>How a verb ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Wrong use, or a figure or file that is not there.</summary>
    public const int Failed = 1;

    /// <summary>The knowledge or the dialogs have errors; they were listed.</summary>
    public const int BadData = 2;

    /// <summary>The store cannot be opened, or the address cannot be listened on.</summary>
    public const int Unavailable = 3;
}

/// <summary>Loads what every verb but <c>check</c> needs, or says what is wrong.</summary>
internal static class Startup
{
    public static ReleaseFolders Folders => new(DataFolders.Knowledge, DataFolders.Dialogs);

    /// <returns>Null when the data has errors; all problems were listed then.</returns>
    public static Release? LoadOrReport() => OrReport(Release.Load(Folders));

    /// <returns>As for <see cref="LoadOrReport"/>.</returns>
    public static Release? OrReport(ReleaseReading read)
    {
        if (read.Release is not null) return read.Release;
        Report(read.Problems);
        return null;
    }

    /// <returns>Whether there are errors; all problems were listed then.</returns>
    public static bool Reports(IReadOnlyCollection<Problem> problems)
    {
        if (!problems.Any(p => p.IsError)) return false;
        Report(problems);
        return true;
    }

    private static void Report(IReadOnlyCollection<Problem> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        Console.Error.WriteLine(
            $"{problems.Count} problems in the data; nothing was started. `check` lists them again.");
    }
}
