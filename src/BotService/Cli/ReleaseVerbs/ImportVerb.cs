using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Releases.Files;

namespace BotService.Cli.ReleaseVerbs;

/// <summary>
/// <c>release import</c>: what was changed in a folder becomes a release; it holds when it is published.
/// </summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "A folder with knowledge/ and dialogs/ below it.", HelpName = "DIR" };
        var title = new Option<string>("--title") { Description = "What changes.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var command = new Command("import", "Bring the changes of a folder onto what the store has, as a release to publish.") { folder, title, reason };
        command.SetAction((parsed, cancel) => ReleaseDoor.RunAsync(async services =>
        {
            var (from, what, why) = (parsed.GetValue(folder)!, parsed.GetValue(title)!.Trim(), parsed.GetValue(reason)!.Trim());
            if (what.Length == 0 || why.Length == 0) return await StaffDoor.FailAsync("--title and --reason must not be empty.");
            if (!Directory.Exists(from)) return await StaffDoor.FailAsync($"There is no folder {from}.");
            var (calendar, now) = await ReleaseDoor.CalendarAsync(services, cancel);
            if (calendar.Last(now)?.Release is not { } onto)
                return await StaffDoor.FailAsync("No release holds yet: start the service once, it keeps its folder as the first.");
            var done = await services.GetRequiredService<ReleaseImport>()
                .RunAsync(FolderReading.Of(from), onto, what, why, ReleaseDoor.Did(services, "import", "", what), cancel);
            return Tell(done, onto);
        }));
        return command;
    }

    private static int Tell(Imported done, string onto)
    {
        foreach (var wrong in done.Wrong) Console.Error.WriteLine(wrong);
        foreach (var (path, clashes) in done.Clashes) foreach (var clash in clashes) Show(path, clash);
        if (done.Id is null)
        {
            Console.Error.WriteLine($"Nothing was imported: {done.Wrong.Count} problems, {done.Clashes.Count} files changed differently in both.");
            return ExitCode.BadData;
        }

        foreach (var change in done.Changes)
            Console.WriteLine($"{(change.Before is null ? "added  " : change.After is null ? "removed" : "changed")} {change.Path}");
        Console.WriteLine(done.Changes.Count == 0 ? $"Release {onto} has all of it already."
            : done.IsNew ? $"Release {done.Id} is kept. `release publish {done.Id} --from DAY` puts it in force."
            : $"Release {done.Id} of just these files is here already.");
        if (done.IsStale)
        {
            Console.Error.WriteLine(
                "Its calibration was made of other texts, so each process works it out anew when it loads this release. "
                + "Better: run `calibrate` on the folder, import it again, and publish that release.");
        }

        return ExitCode.Ok;
    }

    private static void Show(string path, Clash clash)
    {
        Console.Error.WriteLine($"{path}, line {clash.Line}: changed here and in the folder.");
        Console.Error.WriteLine($"--- store\n{clash.Mine.TrimEnd('\n')}\n--- folder\n{clash.Theirs.TrimEnd('\n')}\n---");
    }
}
