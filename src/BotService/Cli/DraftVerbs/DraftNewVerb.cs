using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Editing.Drafts;
using BotService.Releases.Files;
using BotService.Staff.Audit;

namespace BotService.Cli.DraftVerbs;

/// <summary><c>draft new</c>: begins a change of the knowledge.</summary>
internal static class DraftNewVerb
{
    public static Command Create()
    {
        var title = new Option<string>("--title") { Description = "What the draft is for.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var source = new Option<string>("--source") { Description = "On what it rests: a page, a letter, an item of a plan.", Required = true };
        var onto = new Option<string?>("--base") { Description = "The release that it changes. Default: the newest one that is kept." };
        var command = new Command("new", "Begin a draft of the knowledge and print its number.") { title, reason, source, onto };
        command.SetAction((parsed, cancel) => StaffDoor.RunAsync(async services =>
        {
            var (what, why, rests) = (parsed.GetValue(title)!.Trim(), parsed.GetValue(reason)!.Trim(), parsed.GetValue(source)!.Trim());
            if (what.Length == 0 || why.Length == 0 || rests.Length == 0)
                return await StaffDoor.FailAsync("--title, --reason and --source must not be empty.");
            var releases = services.GetRequiredService<IReleaseStore>();
            var release = parsed.GetValue(onto) is { } id ? await releases.FindAsync(id, cancel)
                : (await releases.ListAsync(null, 1, cancel)).FirstOrDefault();
            if (release is null) return await StaffDoor.FailAsync("There is no such release here; `release list` names all.");
            var number = await services.GetRequiredService<IDrafts>().NewAsync(
                new NewDraft(what, why, rests, release.Id, []),
                new Deed(services.GetRequiredService<TimeProvider>().GetUtcNow(), Deed.Operator, "drafts/new", ""), cancel);
            await Console.Out.WriteLineAsync($"{number}");
            return ExitCode.Ok;
        }));
        return command;
    }
}
