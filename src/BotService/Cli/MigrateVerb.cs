using System.CommandLine;
using BotService.Storage;

namespace BotService.Cli;

/// <summary><c>migrate</c>: brings the store to this program's form; <c>serve</c> does so too.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command(
            "migrate", "Bring the database to this program's form, creating it where there is none.");
        command.SetAction(_ => StoreDoor.RunAsync(services =>
        {
            var applied = services.GetRequiredService<IMigrations>().Apply();
            Console.WriteLine(
                applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}");
            return Task.CompletedTask;
        }));
        return command;
    }
}
