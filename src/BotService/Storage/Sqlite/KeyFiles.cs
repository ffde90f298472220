using System.Security.Cryptography;
using System.Text;
using BotService.Hosting;

namespace BotService.Storage.Sqlite;

/// <summary>
/// Keeps each key in a file of its own in the folder <c>keys</c> beside the database, readable for this account only.
/// </summary>
internal sealed class KeyFiles(SqliteFile database) : IServiceKeys
{
    private const int Length = 32;

    public byte[] Get(string name)
    {
        var file = Path.Combine(database.Folder, "keys", $"{name}.key");
        try
        {
            if (!File.Exists(file)) Make(file);

            var text = File.ReadAllText(file).Trim();
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64String(text, bytes, out var length) && length == Length
                ? bytes[..Length]
                : throw new StoreUnavailableException(
                    $"{file} holds no key. Restore it, or delete it: a new one is then made, and what the old one "
                    + "signed ends.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The key {file} can be neither read nor made. Check that this account may write there.", error);
        }
    }

    /// <summary>
    /// Written apart and moved into place, so that neither a crash nor a second process leaves half a key or two keys.
    /// </summary>
    private static void Make(string file)
    {
        var fresh = $"{file}.{Environment.ProcessId}.new";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
        else
        {
            Directory.CreateDirectory(
                Path.GetDirectoryName(file)!,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, create))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(fresh); // Another process was first; its key is the key.
        }
    }
}
