using BotService.Engine.Dialogs;
using BotService.Engine;

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
    public static Release? LoadOrReport()
    {
        var read = Release.Load(Folders);
        if (read.Release is not null) return read.Release;
        foreach (var problem in read.Problems) Console.Error.WriteLine(problem);
        Console.Error.WriteLine(
            $"{read.Problems.Count} problems in the data; nothing was started. `check` lists them again.");
        return null;
    }
}
