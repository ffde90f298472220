using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Releases.Files;

namespace BotService.Cli.ReleaseVerbs;

/// <summary><c>release export</c>: the files of a release as a folder, byte for byte.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "A new or empty folder.", HelpName = "DIR" };
        var release = new Option<string?>("--release") { Description = "Default: the one that holds.", HelpName = "ID" };
        var command = new Command("export", "Write a release's files, byte for byte, to work on them with other tools.") { folder, release };
        command.SetAction((parsed, cancel) => ReleaseDoor.RunAsync(async services =>
        {
            var to = parsed.GetValue(folder)!;
            if (File.Exists(to) || Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
                return await StaffDoor.FailAsync($"{to} is not empty; name a new folder.");
            var (calendar, now) = await ReleaseDoor.CalendarAsync(services, cancel);
            if ((parsed.GetValue(release) ?? calendar.At(now)?.Release) is not { } id) return await StaffDoor.FailAsync("No release holds yet.");
            if (await services.GetRequiredService<ReleaseKeeping>().WriteAsync(id, to, cancel) is null)
                return await StaffDoor.FailAsync(ReleaseDoor.Unknown(id));
            // So that it is known, when it comes back, what it was changed against.
            await File.WriteAllTextAsync(Path.Combine(to, FolderReading.BaseFile), id + "\n", cancel);
            Console.WriteLine($"Release {id} is in {to}.");
            return ExitCode.Ok;
        }));
        return command;
    }
}
