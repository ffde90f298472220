using System.CommandLine;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Hosting;

namespace BotService.Cli.New;

/// <summary><c>new</c>: begins what editors add.</summary>
internal static class NewVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("ID")
        {
            Description = "The organisation, a dot and a name, such as taipower.paper-bill.",
        };
        var broader = new Option<string?>("--broader")
        {
            Description = "The entry that answers for this matter in general.", HelpName = "ENTRY",
        };
        var lang = CheckVerb.Language();
        var procedure = new Command(
            "procedure", "Make the folder of a new procedure, with comments on what to fill in.") { id, broader, lang };
        procedure.SetAction(parsed => Run(
            DataFolders.Knowledge, parsed.GetValue(id)!, parsed.GetValue(broader), Taiwan.Today(TimeProvider.System),
            parsed.GetValue(lang)!, Console.Out, Console.Error));
        return new Command("new", "Begin something new in the data.") { procedure };
    }

    /// <returns>0 when it was made, else 1: nothing was changed then.</returns>
    internal static int Run(
        string knowledge, string id, string? broader, DateOnly today, string lang, TextWriter output, TextWriter errors)
    {
        var said = NewProcedure.Make(knowledge, id, broader, today, out var isMade);
        (isMade ? output : errors).WriteLine(said.Text.In(lang));
        return isMade ? ExitCode.Ok : ExitCode.Failed;
    }
}
