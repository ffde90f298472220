using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Hosting;
using BotService.Releases;
using BotService.Releases.InForce;
using BotService.Review.Proposals;
using BotService.Review.Trial;

namespace BotService.Cli;

/// <summary><c>review trial NUMBER</c>: how the service has a proposal tried, beside itself and behind it.</summary>
internal static class TrialVerb
{
    public static Command Create()
    {
        var number = new Argument<long>("NUMBER") { Description = "The proposal's number." };
        var command = new Command("trial", "Try a proposal and write the result into it.") { number };
        command.Hidden = true;
        command.SetAction((parsed, cancel) =>
        {
            SideProcess.GiveWay();
            return StaffDoor.RunAsync(
                async services =>
                {
                    var folders = await services.GetRequiredService<FirstRelease>().FoldersAsync(cancel);
                    return await services.GetRequiredService<TrialJob>().RunAsync(parsed.GetValue(number), folders, cancel)
                        ? ExitCode.Ok : ExitCode.Failed;
                },
                builder =>
                {
                    builder.Services.AddReleaseKeeping(builder.Configuration, Startup.Folders);
                    builder.Services.AddTrialJob();
                });
        });
        return command;
    }
}
