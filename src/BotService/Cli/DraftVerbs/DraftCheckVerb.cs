using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Editing;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Hosting;
using BotService.Releases.Files;

namespace BotService.Cli.DraftVerbs;

/// <summary>
/// <c>draft check ID</c>: calibrates a draft whose texts are learnt from, proves all of it and holds every conversation.
/// </summary>
internal static class DraftCheckVerb
{
    public static Command Create()
    {
        var number = new Argument<long>("ID") { Description = "The draft's number." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var lang = CheckVerb.Language();
        var command = new Command("check", "Calibrate and prove a draft; list all problems with file and line.") { number, json, lang };
        command.SetAction((parsed, cancel) =>
        {
            SideProcess.GiveWay();
            return StaffDoor.RunAsync(
                services => RunAsync(
                    services, parsed.GetValue(number), parsed.GetValue(json), parsed.GetValue(lang)!, Console.Out, cancel),
                builder => builder.Services.AddDraftWork());
        });
        return command;
    }

    internal static async Task<int> RunAsync(
        IServiceProvider services, long number, bool json, string lang, TextWriter output, CancellationToken cancel)
    {
        var drafts = services.GetRequiredService<IDrafts>();
        if (await drafts.FindAsync(number, cancel) is null) return await StaffDoor.FailAsync($"There is no draft {number}.");
        await services.GetRequiredService<Calibrating>().RunAsync(number, cancel);
        var files = (await drafts.FilesAsync(number, null, cancel))!;
        using var folders = new DraftFolders(services.GetRequiredService<IBlobs>());
        var code = await folders.WithAsync(
            files.Files, at => CheckVerb.Run(at.Knowledge, at.Dialogs, json, output, DataFolders.Duties, lang), cancel);
        var halves = Halves.Faults(files);
        // A list for programs is one object; there whoever proposes is told.
        if (!json) foreach (var fault in halves) await output.WriteLineAsync(fault.Problem.In(lang));
        return halves.Count > 0 ? ExitCode.Failed : code;
    }
}
