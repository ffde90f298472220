using BotService.Hosting;
using System.CommandLine;
using System.Security.Cryptography;
using BotService.Cli.StaffVerbs;
using BotService.OpenData;

namespace BotService.Cli;

/// <summary><c>opendata publish</c>: the counts of a month for everybody.</summary>
internal static class OpenDataVerb
{
    public static Command Create()
    {
        var month = new Option<string>("--month") { Description = "Such as 2026-11; it must be over.", Required = true };
        var publish = new Command("publish", "Publish the counts of a month; one that was published stays as it is.") { month };
        publish.SetAction(async (parsed, cancel) =>
        {
            if (CalendarMonth.Read(parsed.GetValue(month)) is not { } asked)
                return await StaffDoor.FailAsync($"'{parsed.GetValue(month)}' is no month; write it as 2026-11.");
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            return await StaffDoor.RunAsync(
                async services =>
                {
                    if (await services.GetRequiredService<OpenPublishing>().PublishAsync(asked, cancel) is not var (published, isNew))
                        return await StaffDoor.FailAsync($"{asked} is not over yet; nothing was published.");
                    Console.Out.WriteLine(
                        $"{asked}: {published.Rows} rows, {(isNew ? "published" : "published before, unchanged")}; "
                        + $"csv {Hash(published.Csv)}, json {Hash(published.Json)}");
                    return ExitCode.Ok;
                },
                builder => builder.Services.AddSingleton(release.Library).AddOpenPublishing(builder.Configuration));
        });
        return new Command("opendata", "Counts for everybody.") { publish };
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
