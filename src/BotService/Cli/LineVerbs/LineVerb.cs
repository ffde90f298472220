using System.CommandLine;
using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Menu;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Cli.LineVerbs;

/// <summary><c>line</c>: the LINE accounts, as LINE sees them.</summary>
internal static class LineVerb
{
    private static readonly Option<string?> Name = new("--account")
    {
        Description = "Only this account, by its Name. Default: all.", HelpName = "NAME"
    };

    public static Command Create()
    {
        var menu = new Command(
            "menu", "The menu under the chat: dialogs/line-menu.*.yaml and the pictures beside them.") { Apply(),
            Show(), Draw() };
        return new Command("line", "The LINE accounts of the settings, as LINE sees them.") { Check(), menu };
    }

    private static Command Check()
    {
        var command = new Command(
            "check", "Check every account: token, webhook, quota, menus, and a sample of all replies against LINE's limits. Sends nothing to anybody.") { Name };
        command.SetAction(
            (parsed, cancel) => LineDoor.RunAsync(
                parsed.GetValue(Name),
                (services, accounts) => CheckRun.RunAsync(services, accounts, Console.Out, cancel), Console.Error));
        return command;
    }

    private static Command Apply()
    {
        var command = new Command(
            "apply", "Bring LINE's menus to what the data says. Doing it twice changes nothing.") { Name };
        command.SetAction((parsed, cancel) => OnMenusAsync(
            parsed.GetValue(Name), (run, accounts, menus, origin) => run.ApplyAsync(accounts, menus, origin, cancel)));
        return command;
    }

    private static Command Show()
    {
        var command = new Command("show", "What LINE has beside what the data says.") { Name };
        command.SetAction((parsed, cancel) => OnMenusAsync(
            parsed.GetValue(Name), (run, accounts, menus, origin) => run.ShowAsync(accounts, menus, origin, cancel)));
        return command;
    }

    private static Command Draw()
    {
        var to = new Option<DirectoryInfo>("--to")
        {
            Description = "The folder to write to.", HelpName = "FOLDER", Required = true
        };
        var command = new Command(
            "draw", "Write each menu as an HTML page of the picture's size, to be taken as its picture by a browser.") { to };
        command.SetAction(
            parsed => MenuDrawing.Run(DataFolders.Dialogs, parsed.GetValue(to)!.FullName, Console.Out, Console.Error));
        return command;
    }

    private static Task<int> OnMenusAsync(
        string? name, Func<MenuRun, IReadOnlyList<LineAccount>, IReadOnlyList<RichMenu>, string, Task<int>> work)
    {
        var (menus, problems) = RichMenuLoader.Load(DataFolders.Dialogs);
        if (problems.Count > 0)
        {
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            return Task.FromResult(ExitCode.BadData);
        }
        return LineDoor.RunAsync(name, (services, accounts) => work(
            new MenuRun(services.GetRequiredService<ILineApi>(), Console.Out), accounts, menus,
            services.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl ?? ""), Console.Error);
    }
}
