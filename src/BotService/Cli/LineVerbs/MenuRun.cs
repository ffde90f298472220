using BotService.Channels.Line;
using BotService.Channels.Line.Api;
using BotService.Channels.Line.Menu;

namespace BotService.Cli.LineVerbs;

/// <summary>
/// <c>line menu apply</c> and <c>line menu show</c>, account by account: what fails at one does
/// not keep the others from theirs.
/// </summary>
internal sealed class MenuRun(ILineApi api, TextWriter output)
{
    public Task<int> ApplyAsync(
        IReadOnlyList<LineAccount> accounts, IReadOnlyList<RichMenu> menus, string origin, CancellationToken cancel) =>
        EachAsync(accounts, menus, origin,
            (line, tell) => new MenuChanges(line, tell).ApplyAsync(menus, origin), cancel);

    public Task<int> ShowAsync(
        IReadOnlyList<LineAccount> accounts, IReadOnlyList<RichMenu> menus, string origin, CancellationToken cancel) =>
        EachAsync(accounts, menus, origin, async (line, tell) =>
        {
            var state = await MenuState.ReadAsync(line);
            foreach (var menu in menus) tell(Describe(menu, state, origin));
            var others = state.Names.Count(m => !RichMenuJson.IsOurs(m.Value));
            if (others > 0) tell($"{others} made elsewhere, left alone");
        }, cancel);

    /// <summary>What LINE has of a menu, in a line.</summary>
    internal static string Describe(RichMenu menu, MenuState state, string origin)
    {
        if (state.Aliases.GetValueOrDefault(menu.Alias) is not { } id || !state.Names.ContainsKey(id))
            return $"{menu.Locale} is not there";
        var standing = state.IdOf(RichMenuJson.NameOf(menu, origin), menu.Alias) is null
            ? "is there in another version" : "is as the data says";
        return $"{menu.Locale} {standing}{(state.Default == id ? ", the default" : menu.IsDefault ? ", but not the default" : "")}";
    }

    private async Task<int> EachAsync(
        IReadOnlyList<LineAccount> accounts, IReadOnlyList<RichMenu> menus, string origin,
        Func<LineCalls, Action<string>, Task> work, CancellationToken cancel)
    {
        if (origin.Length == 0 && menus.Any(m => m.Areas.Any(a => a.Action is MenuAction.Open)))
        {
            await output.WriteLineAsync(
                "The menu opens pages of ours: set Site:PublicUrl (Site__PublicUrl) to the address that citizens use.");
            return ExitCode.Failed;
        }
        var exit = ExitCode.Ok;
        foreach (var account in accounts)
        {
            void Tell(string what) => output.WriteLine($"{account.Name}: {what}");
            try
            {
                await work(new LineCalls(api, account, cancel), Tell);
            }
            catch (LineRefusedException e)
            {
                Tell(e.Message);
                exit = ExitCode.Failed;
            }
        }
        return exit;
    }
}
