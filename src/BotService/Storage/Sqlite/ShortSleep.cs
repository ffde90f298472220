using System.Runtime.InteropServices;

namespace BotService.Storage.Sqlite;

/// <summary>
/// Lets SQLite wait for as short as it asks. The library that is packaged for Linux was built without <c>usleep</c>, so each of its waits for a
/// microsecond, as when a reader meets a commit, lasts a whole second, and all turns with it. This registers a copy of SQLite's own file system layer
/// whose <c>xSleep</c> is ours. Superfluous once the package's <c>libe_sqlite3.so</c> imports <c>usleep</c>.
/// </summary>
/// <remarks>Source: SQLite, "The OS interface or VFS", shims; layout of <c>sqlite3_vfs</c> version 3.</remarks>
internal static class ShortSleep
{
    private const string Library = "e_sqlite3";
    private const string Name = "short-sleep";
    private const int LayoutVersion = 3;

    /// <summary>
    /// Also the longest: SQLite's wait for another process's lock counts its calls, a second each, and the command goes on asking until its own
    /// timeout, so asking more often loses nothing.
    /// </summary>
    private const int LongestMilliseconds = 50;

    /// <summary>Three integers, then pointers: next, name, data, nine functions, then xSleep, six more.</summary>
    private const int Integers = 3, NamePointer = 1, SleepPointer = 12, Pointers = 19;

    /// <summary>Held for as long as the process lives, because SQLite keeps a pointer to it.</summary>
    private static readonly SleepFunction Sleep = (_, microseconds) =>
    {
        var milliseconds = Math.Clamp(microseconds / 1000, 1, LongestMilliseconds);
        Thread.Sleep(milliseconds);
        return milliseconds * 1000;
    };

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SleepFunction(IntPtr vfs, int microseconds);

    private static int FirstPointer => (Integers * sizeof(int) + IntPtr.Size - 1) / IntPtr.Size * IntPtr.Size;

    /// <summary>For all connections opened from now on. Once, before the first.</summary>
    public static void Install()
    {
        // Windows sleeps in milliseconds as it is.
        if (OperatingSystem.IsWindows() || sqlite3_vfs_find(null) is var standard && (standard == IntPtr.Zero || Marshal.ReadInt32(standard) != LayoutVersion))
        {
            return;
        }

        var bytes = new byte[FirstPointer + (Pointers * IntPtr.Size)];
        Marshal.Copy(standard, bytes, 0, bytes.Length);
        var copy = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes, 0, copy, bytes.Length);
        Marshal.WriteIntPtr(copy, FirstPointer + (NamePointer * IntPtr.Size), Marshal.StringToCoTaskMemUTF8(Name));
        Marshal.WriteIntPtr(copy, FirstPointer + (SleepPointer * IntPtr.Size), Marshal.GetFunctionPointerForDelegate(Sleep));
        _ = sqlite3_vfs_register(copy, makeDefault: 1);
    }

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr sqlite3_vfs_find([MarshalAs(UnmanagedType.LPUTF8Str)] string? name);

    [DllImport(Library, CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_vfs_register(IntPtr vfs, int makeDefault);
}
