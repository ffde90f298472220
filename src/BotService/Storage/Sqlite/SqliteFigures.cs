using BotService.Hosting.Figures;

namespace BotService.Storage.Sqlite;

/// <summary>How much room the database file takes, and how much is left for it.</summary>
internal sealed class SqliteFigures(SqliteFile file) : IFigures
{
    private static readonly Gauge Size =
        new("botservice.store.size", "By", "The database file with its write-ahead log.");

    private static readonly Gauge Free = new("botservice.store.free", "By", "Room left on the store's disk.");

    public IReadOnlyList<Gauge> Gauges { get; } = [Size, Free];

    public TimeSpan Every { get; } = TimeSpan.FromSeconds(15);

    public Task<IReadOnlyList<Figure>> LookAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Figure>>(
    [
        new(Size, Length(file.FullName) + Length($"{file.FullName}-wal")),
        new(Free, new DriveInfo(file.Folder).AvailableFreeSpace),
    ]);

    /// <summary>A file that is not there takes none; the log goes when the store is closed.</summary>
    private static long Length(string path) => new FileInfo(path) is { Exists: true } there ? there.Length : 0;
}
