using System.CommandLine;
using BotService.Hosting;
using BotService.Storage.Sqlite;

namespace BotService.Cli;

/// <summary><c>backup FILE</c>: a whole copy of the store while the service runs.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "The copy to make; it must not exist yet. The keys go into FILE.keys beside it."
        };
        var command = new Command("backup", "Copy the store, with its keys, while the service runs.") { file };
        command.SetAction(parsed => StoreDoor.RunAsync(services =>
        {
            var backup = services.GetService<SqliteBackup>() ?? throw new StoreUnavailableException(
                "The store is a PostgreSQL database: copy it with pg_dump, which takes the keys along.");
            var copy = backup.Make(parsed.GetValue(file)!.FullName);
            Console.WriteLine(
                $"{copy.File}: {copy.Bytes} bytes, form {copy.Form}; {copy.Keys} keys in {copy.File}.keys");
            return Task.CompletedTask;
        }));
        return command;
    }
}
