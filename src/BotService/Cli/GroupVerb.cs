using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Releases;
using BotService.Review.Misses;
using BotService.Storage;

namespace BotService.Cli;

/// <summary>
/// <c>review group</c>: puts questions without an answer into groups now, as the service does now and then.
/// </summary>
internal static class GroupVerb
{
    public static Command Create()
    {
        var command = new Command("group", "Put questions that were not answered into groups, now instead of at the next turn.");
        command.SetAction((_, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return Task.FromResult(ExitCode.BadData);
            return StaffDoor.RunAsync(
                async services =>
                {
                    var (misses, opened) = await services.GetRequiredService<GroupKeeper>().RunAsync(cancel);
                    Console.WriteLine($"{misses} misses put into groups, {opened} of them new");
                    return ExitCode.Ok;
                },
                builder => builder.Services.AddRelease(release).AddSingleton<GroupKeeper>());
        });
        return command;
    }
}
