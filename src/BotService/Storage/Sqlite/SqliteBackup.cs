using BotService.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Storage.Sqlite;

/// <summary>
/// Copies the database by <c>vacuum into</c>: one read that ends however much is written meanwhile, where SQLite's own
/// backup begins anew at every commit of another process.
/// </summary>
internal sealed class SqliteBackup(SqliteFile file)
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="StoreUnavailableException">There is no store, the copy exists already, or it
    /// cannot be written.</exception>
    public Copy Make(string copy)
    {
        if (!File.Exists(file.FullName))
            throw file.Because("does not exist", "Name the right file in ConnectionStrings:Store");
        if (File.Exists(copy) || Directory.Exists($"{copy}.keys"))
            throw new StoreUnavailableException($"{copy} exists already. Name another file.");
        var half = $"{copy}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Delete(half);
            using (new FileStream(half, Create())) { }
            using (var connection = file.OpenPlain()) connection.Execute("vacuum into @half", new { half });
            var keys = CopyKeys($"{copy}.keys");
            File.Move(half, copy, overwrite: false);
            using var made = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
            made.Open();
            return new Copy(
                copy, new FileInfo(copy).Length, made.ExecuteScalar<long>("select max(number) from migrations"), keys);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            throw new StoreUnavailableException($"{copy} could not be written: {error.Message}", error);
        }
    }

    private int CopyKeys(string to)
    {
        var from = Path.Combine(file.Folder, "keys");
        if (!Directory.Exists(from)) return 0;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(to);
        else Directory.CreateDirectory(to, Own | UnixFileMode.UserExecute);
        var keys = Directory.GetFiles(from);
        foreach (var key in keys) File.Copy(key, Path.Combine(to, Path.GetFileName(key)));
        return keys.Length;
    }

    private static FileStreamOptions Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Own;
        return options;
    }

    /// <param name="Form">The number of the last migration in it.</param>
    /// <param name="Keys">How many key files went with it.</param>
    public sealed record Copy(string File, long Bytes, long Form, int Keys);
}
