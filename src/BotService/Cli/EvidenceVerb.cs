using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Engine;
using BotService.Evidence;
using BotService.Hosting;
using BotService.Insight.Duties;
using BotService.Releases.Files;
using BotService.Statistics;
using BotService.Web.Staff.Evidence;
using BotService.Web.Staff.Reports;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary><c>evidence pack</c>: what a half-year left behind, for whoever assesses it.</summary>
internal static class EvidenceVerb
{
    public static Command Create()
    {
        var half = new Option<string>("--half") { Description = "Such as 2026-2.", Required = true };
        var folder = new Option<string>("--out") { Description = "A folder is made in this one.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var locale = ReportLocale.Create();
        var pack = new Command("pack", "Write the evidence of a half-year: texts, tables, and a manifest with their hashes.") { half, folder, locale };
        pack.SetAction(async (parsed, cancel) =>
        {
            if (HalfYear.Read(parsed.GetValue(half)) is not { } asked)
                return await StaffDoor.FailAsync($"'{parsed.GetValue(half)}' is no half-year; write it as 2026-2.");
            if (asked.First > Taiwan.Today(TimeProvider.System))
                return await StaffDoor.FailAsync($"{asked} has not begun yet; nothing was written.");
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            if (ReportLocale.Wrong(release, parsed.GetValue(locale)) is { } wrong) return await StaffDoor.FailAsync(wrong);
            return await StaffDoor.RunAsync(
                async services =>
                {
                    using var scope = services.CreateScope();
                    var words = release.Pages.For(parsed.GetValue(locale) ?? release.Locales[0]);
                    var data = await scope.ServiceProvider.GetRequiredService<EvidenceReading>().ReadAsync(asked, words.Locale, cancel);
                    var files = new EvidencePack(
                        data, words,
                        new ReportWords(words, release.Library, services.GetRequiredService<IOptions<FigureOptions>>().Value.Smallest),
                        services.GetRequiredService<IFigureCounts>()).Files();
                    return Written(Path.Combine(parsed.GetValue(folder)!, $"evidence-{asked}"), files)
                        is { } problem ? await StaffDoor.FailAsync(problem) : ExitCode.Ok;
                },
                builder => builder.Services.AddSingleton<Release>(release).AddSingleton(release.Library)
                    .AddStatistics(builder.Configuration).AddDuties(builder.Configuration, DataFolders.Duties).AddEvidence());
        });
        return new Command("evidence", "What a half-year left behind.") { pack };
    }

    /// <summary>
    /// All files or none: they are written beside the folder, and it takes their name when they are there.
    /// </summary>
    /// <returns>Why it could not be; null when it was, which is said then.</returns>
    internal static string? Written(string folder, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var making = $"{folder}.part";
        try
        {
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
            Directory.CreateDirectory(making);
            foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(making, name), bytes);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(making, folder);
            foreach (var (name, bytes) in files) Console.Out.WriteLine($"{Path.Combine(folder, name)}: {bytes.Length} bytes, {Blob.HashOf(bytes)}");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
            return $"{folder} could not be written, and is as it was: {e.Message}";
        }
    }
}
