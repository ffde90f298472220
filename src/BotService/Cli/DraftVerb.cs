using System.CommandLine;
using BotService.Cli.DraftVerbs;
using BotService.Drafting;
using BotService.Engine;
using BotService.Releases;
using BotService.Sheets;

namespace BotService.Cli;

/// <summary>
/// <c>draft "text"</c>: what a model would have staff reply, if it keeps to the engine's sheet. Beside it stand the verbs of
/// drafts of the knowledge, such as <c>draft list</c>: a text that is one of their names is read as the verb.
/// </summary>
internal static class DraftVerb
{
    private const string Off =
        "Drafting is off. Set Model__Endpoint to an OpenAI-compatible server, and Model__Name.";

    public static Command Create()
    {
        var text = new Argument<string?>("text") { Description = "What a citizen wrote.", Arity = ArgumentArity.ZeroOrOne };
        var entry = new Option<string?>("--entry")
        {
            Description = "The entry it is about, such as taipower.ebill. Default: the one the text is recognised as."
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var command = new Command(
            "draft", "Draft a reply for staff by the configured model; whatever is not in the engine's sheet is refused.")
        {
            text, entry, json, DraftListVerb.Create(), DraftNewVerb.Create(), DraftCheckVerb.Create(),
            DraftReplayVerb.Create(), DraftProposeVerb.Create(), DraftApproveVerb.Create(),
        };
        command.SetAction((parsed, cancel) => parsed.GetValue(text) is not { } said ? NoTextAsync() : RunAsync(
            said, parsed.GetValue(entry), parsed.GetValue(json), Console.Out, Console.Error, cancel));
        return command;
    }

    private static async Task<int> NoTextAsync()
    {
        await Console.Error.WriteLineAsync("Say what a citizen wrote, or one of: draft list, draft new, draft check ID.");
        return ExitCode.Failed;
    }

    private static async Task<int> RunAsync(
        string text, string? entry, bool json, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRelease(release).AddDrafting(builder.Configuration, _ => DataFolders.Dialogs);
        using var host = builder.Build();
        try
        {
            return await RunAsync(host.Services, release, text, entry, json, output, error, cancel);
        }
        catch (Exception e) when (WrongSettings.Of(e) is not null)
        {
            await error.WriteLineAsync(WrongSettings.Of(e));
            return ExitCode.Failed;
        }
        catch (InvalidDataException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.BadData;
        }
    }

    internal static async Task<int> RunAsync(
        IServiceProvider services, Release release, string text, string? entry, bool json, TextWriter output,
        TextWriter error, CancellationToken cancel)
    {
        if (entry is not null && !release.Knowledge.Entries.ContainsKey(entry))
        {
            await error.WriteLineAsync($"There is no entry {entry}.");
            return ExitCode.Failed;
        }
        var drafter = services.GetRequiredService<IDrafter>();
        var enquiry = services.GetRequiredService<EnquiryReader>().Read(text, entry);
        var drafted = enquiry switch
        {
            _ when drafter is NoDrafter => Drafted.Off,
            { Danger: { } kind } => Drafted.Refused([$"danger: {kind}; the citizen is told whom to call"]),
            { Entry: null } => Drafted.Refused(["entry: none was recognised; name one with --entry"]),
            { Sheets: [] } => Drafted.Refused(["entry: nothing of it is in force today"]),
            _ => await drafter.ReplyAsync(enquiry.Sheets, text, cancel),
        };
        if (json) await output.WriteLineAsync(Json(drafted, enquiry));
        else await PrintAsync(drafted, output, error);
        return drafted.Status is DraftStatus.Ok or DraftStatus.Off ? ExitCode.Ok : ExitCode.Failed;
    }

    private static string Json(Drafted drafted, Enquiry enquiry) => Storage.Json.Write(new
    {
        drafted.Status,
        Text = drafted.Texts.FirstOrDefault(),
        enquiry.Entry,
        Sheet = enquiry.Sheets is [] ? null
            : string.Join('\n', enquiry.Sheets.Select(s => PlainSheet.Render(s, receipt: null))),
        RefusedBecause = drafted.Because,
    });

    private static async Task PrintAsync(Drafted drafted, TextWriter output, TextWriter error)
    {
        if (drafted.Status == DraftStatus.Ok) await output.WriteLineAsync(VisibleText.OfLines(drafted.Texts[0]));
        else if (drafted.Status == DraftStatus.Off) await error.WriteLineAsync(Off);
        else
        {
            await error.WriteLineAsync(
                drafted.Status == DraftStatus.Refused ? "Refused; not in the sheet, or not to be drafted:" : "Failed:");
            foreach (var reason in drafted.Because) await error.WriteLineAsync($"  {VisibleText.Of(reason)}");
        }
    }
}
