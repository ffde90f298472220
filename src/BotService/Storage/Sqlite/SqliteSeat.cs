namespace BotService.Storage.Sqlite;

/// <summary>
/// The process's name is the number of the first free lock file beside the database. The system frees it however the
/// process ends, so that the next one has the name again, and with it what the former had taken up.
/// </summary>
internal sealed class SqliteSeat(SqliteFile file) : IProcessName, IDisposable
{
    private const int Most = 1000;

    private readonly Lock taking = new();
    private FileStream? seat;
    private string? name;

    public string Name
    {
        get
        {
            lock (taking)
            {
                return name ??= Take();
            }
        }
    }

    public void Dispose() => seat?.Dispose();

    private string Take()
    {
        Directory.CreateDirectory(file.Folder);
        var beginning = Path.Combine(file.Folder, $".{Path.GetFileName(file.FullName)}.process");
        Exception? last = null;
        for (var number = 1; number <= Most; number++)
        {
            try
            {
                seat = new FileStream($"{beginning}{number}", Exclusive());
                return $"process{number}";
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                last = error; // Another process has it, or nothing can be written here at all.
            }
        }

        throw file.Explain(last!) ?? last!;
    }

    private static FileStreamOptions Exclusive()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
