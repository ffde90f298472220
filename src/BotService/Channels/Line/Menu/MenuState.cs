using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Menu;

/// <summary>What LINE has of an account's menus.</summary>
/// <param name="Names">Id → name, of ours and others'.</param>
/// <param name="Aliases">Alias → id.</param>
/// <param name="Default">The id of the menu that everybody sees who has none of their own; null:
/// none was set by this way.</param>
internal sealed record MenuState(
    IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> Aliases, string? Default)
{
    /// <exception cref="LineRefusedException"/>
    public static async Task<MenuState> ReadAsync(LineCalls line)
    {
        var menus = List(await line.GetAsync(MenuPaths.List), "richmenus");
        var aliases = List(await line.GetAsync(MenuPaths.AliasList), "aliases");
        var standing = await line.FindAsync(MenuPaths.Default);
        return new MenuState(
            menus.Where(m => m.Text("richMenuId") is not null)
                .ToDictionary(m => m.Text("richMenuId")!, m => m.Text("name") ?? ""),
            aliases.Where(a => a.Text("richMenuAliasId") is not null)
                .ToDictionary(a => a.Text("richMenuAliasId")!, a => a.Text("richMenuId") ?? ""),
            standing?.Text("richMenuId"));
    }

    /// <summary>
    /// The menu of this name that an alias points to. Without the alias it may lack its
    /// picture: an earlier run was cut off.
    /// </summary>
    public string? IdOf(string name, string alias) =>
        Aliases.GetValueOrDefault(alias) is { } id && Names.GetValueOrDefault(id) == name ? id : null;

    private static IEnumerable<JsonObject> List(JsonObject answer, string name) =>
        (answer[name] as JsonArray ?? []).OfType<JsonObject>();
}
