using System.CommandLine;
using System.Globalization;
using BotService.Cli.StaffVerbs;
using BotService.Hosting;
using BotService.Releases.Calendar;
using BotService.Releases.Files;

namespace BotService.Cli.ReleaseVerbs;

/// <summary><c>release</c>: what answers, from which day, and how it comes in and out as a folder.</summary>
internal static class ReleaseVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "The release, by its id.", HelpName = "ID" };

    public static Command Create() => new("release", "Releases of the knowledge: which one answers from which day.")
    {
        List(), Show(), ExportVerb.Create(), ImportVerb.Create(), Publish(), Rollback(), Current(), Diff(),
    };

    private static Command List()
    {
        var command = new Command("list", "All releases, the newest first: id, time, where it came from, title; * holds now.");
        command.SetAction((_, cancel) => ReleaseDoor.RunAsync(async services =>
        {
            var (calendar, now) = await ReleaseDoor.CalendarAsync(services, cancel);
            foreach (var release in await services.GetRequiredService<IReleaseStore>().ListAsync(null, int.MaxValue, cancel))
            {
                var mark = calendar.At(now)?.Release == release.Id ? "*" : " ";
                Console.WriteLine($"{mark} {release.Id}\t{Time(release.At)}\t{release.Origin}\t{release.Title}");
            }

            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Show()
    {
        var command = new Command("show", "One release: what it was made from, and when it holds.") { Id };
        command.SetAction((parsed, cancel) => ReleaseDoor.WithAsync(parsed.GetValue(Id)!, async (services, release) =>
        {
            Console.WriteLine($"release  {release.Id}");
            Console.WriteLine($"title    {release.Title}");
            Console.WriteLine($"reason   {release.Reason}");
            Console.WriteLine($"by       {release.By}, {Time(release.At)}, program {release.Program}");
            Console.WriteLine($"base     {release.Base ?? "none"}");
            Console.WriteLine($"files    {(await services.GetRequiredService<IReleaseStore>().FilesAsync(release.Id, cancel))!.Hashes.Count}");
            foreach (var row in (await ReleaseDoor.CalendarAsync(services, cancel)).Calendar.Rows.Where(r => r.Release == release.Id))
            {
                var end = row.CancelledAt is { } gone ? $", taken back {Time(gone)}" : row.Until is { } until ? $", until {Time(until)}" : "";
                Console.WriteLine($"{row.Kind,-8} from {IsoDay.Of(row.From)}{end}, by {row.By}: {row.Reason}");
            }

            return ExitCode.Ok;
        }, cancel));
        return command;
    }

    private static Command Publish()
    {
        var from = new Option<string>("--from") { Description = "The first day on which it holds, in Taiwan.", HelpName = "YYYY-MM-DD", Required = true };
        var command = new Command("publish", "Let a release hold from a day on.") { Id, from };
        command.SetAction((parsed, cancel) => ReleaseDoor.RunAsync(async services =>
        {
            var id = parsed.GetValue(Id)!;
            if (IsoDay.Read(parsed.GetValue(from)!) is not { } day) return await StaffDoor.FailAsync($"'{parsed.GetValue(from)}' is no day; write it as 2026-12-31.");
            var done = await services.GetRequiredService<Publishing>()
                .PublishAsync(id, day, null, "", ReleaseDoor.Did(services, "publish", id, IsoDay.Of(day)), cancel);
            return await ToldAsync(done, $"Release {id} holds from {IsoDay.Of(day)}.", id);
        }));
        return command;
    }

    private static Command Rollback()
    {
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var command = new Command("rollback", "Go back to an older release, at once.") { Id, reason };
        command.SetAction((parsed, cancel) => ReleaseDoor.RunAsync(async services =>
        {
            var (id, why) = (parsed.GetValue(Id)!, parsed.GetValue(reason)!.Trim());
            if (why.Length == 0) return await StaffDoor.FailAsync("Say why: --reason must not be empty.");
            var done = await services.GetRequiredService<Publishing>()
                .RollbackAsync(id, why, ReleaseDoor.Did(services, "rollback", id, why), cancel);
            return await ToldAsync(done, $"Release {id} holds again.", id);
        }));
        return command;
    }

    private static Command Current()
    {
        var on = new Option<string?>("--on") { Description = "A day, in Taiwan. Default: now.", HelpName = "DATE" };
        var command = new Command("current", "Which release holds.") { on };
        command.SetAction((parsed, cancel) => ReleaseDoor.RunAsync(async services =>
        {
            var (calendar, now) = await ReleaseDoor.CalendarAsync(services, cancel);
            if (parsed.GetValue(on) is not { } text)
            {
                Console.WriteLine(calendar.At(now)?.Release ?? "No release holds; the service keeps its folder when it starts.");
                return ExitCode.Ok;
            }

            if (IsoDay.Read(text) is not { } day) return await StaffDoor.FailAsync($"'{text}' is no day; write it as 2026-12-31.");
            if (calendar.On(day, now) is not { } held) return await StaffDoor.FailAsync($"No release held on {IsoDay.Of(day)}.");
            Console.WriteLine(held.Release);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Diff()
    {
        var (one, other) = (new Argument<string>("a") { HelpName = "A" }, new Argument<string>("b") { HelpName = "B" });
        var command = new Command("diff", "What release B changes of release A, as `git apply` takes it.") { one, other };
        command.SetAction((parsed, cancel) => ReleaseDoor.WithAsync(parsed.GetValue(one)!, (_, a) => ReleaseDoor.WithAsync(
            parsed.GetValue(other)!, async (services, b) =>
            {
                Console.Write(UnifiedPatch.Of(await services.GetRequiredService<ReleaseKeeping>().EditsAsync(a.Id, b.Id, cancel)));
                return ExitCode.Ok;
            }, cancel), cancel));
        return command;
    }

    private static async Task<int> ToldAsync(Published done, string said, string id)
    {
        if (done.Outcome != PublishOutcome.Done) return await StaffDoor.FailAsync(PublishRefusal.Of(done, id));
        Console.WriteLine(said);
        return ExitCode.Ok;
    }

    private static string Time(DateTimeOffset at) => Taiwan.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
