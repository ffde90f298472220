using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BotService.Storage.Sqlite;

namespace BotService.Tests.Storage.Sqlite;

public sealed class ShortSleepTests
{
    [Fact]
    public void Sleep_OfMilliseconds_IsNotRoundedUpToSeconds()
    {
        RuntimeHelpers.RunClassConstructor(typeof(SqliteFile).TypeHandle);

        // SQLite itself says how long it has slept.
        Assert.Equal(3, sqlite3_sleep(3));
    }

    [DllImport("e_sqlite3")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_sleep(int milliseconds);
}
