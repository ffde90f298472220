using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Menu;

/// <summary>
/// Brings an account's menus to what the data says. New menus are made whole before anything points to them,
/// and old ones go last: wherever it is cut off, citizens keep a menu that works, and the next run finishes.
/// Doing it twice changes nothing.
/// </summary>
/// <param name="tell">Hears what was done, a line each.</param>
internal sealed class MenuChanges(LineCalls line, Action<string> tell)
{
    /// <param name="menus">The default one first.</param>
    /// <param name="origin">Of our own pages.</param>
    /// <exception cref="LineRefusedException"/>
    public async Task ApplyAsync(IReadOnlyList<RichMenu> menus, string origin)
    {
        var wanted = menus.Select(menu => (Menu: menu, Json: RichMenuJson.Write(menu, origin))).ToList();
        var before = await MenuState.ReadAsync(line);
        var ids = await MakeAsync(wanted, before);
        foreach (var (menu, _) in wanted) await PointAsync(menu, ids[menu.Locale], before);
        if (before.Default != ids[menus[0].Locale])
        {
            await line.PostAsync(MenuPaths.DefaultIs(ids[menus[0].Locale]), null);
            tell($"{menus[0].Locale} is the default menu");
        }
        await TidyAsync([.. ids.Values], [.. menus.Select(m => m.Alias)], before);
    }

    /// <returns>Locale → id, of menus that have their pictures.</returns>
    private async Task<IReadOnlyDictionary<string, string>> MakeAsync(
        IReadOnlyList<(RichMenu Menu, JsonObject Json)> wanted, MenuState before)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<(RichMenu Menu, JsonObject Json)>();
        foreach (var (menu, json) in wanted)
        {
            if (before.IdOf(json.Text("name")!, menu.Alias) is { } id) ids[menu.Locale] = id;
            else missing.Add((menu, json));
        }
        foreach (var (_, json) in missing) await line.PostAsync(MenuPaths.Validate, json.DeepClone());
        var made = new List<string>();
        try
        {
            foreach (var (menu, json) in missing)
            {
                var id = (await line.PostAsync(MenuPaths.Menu, json)).Text("richMenuId")
                    ?? throw new LineRefusedException("LINE made a menu and did not say its id.");
                made.Add(id);
                await line.UploadAsync(MenuPaths.Picture(id), menu.Picture, "image/png");
                ids[menu.Locale] = id;
                tell($"{menu.Locale} made, with its picture");
            }
        }
        catch (Exception e) when (e is LineRefusedException or OperationCanceledException)
        {
            await TakeBackAsync(made);
            throw;
        }
        foreach (var (menu, _) in wanted.Except(missing)) tell($"{menu.Locale} is as the data says");
        return ids;
    }

    private async Task PointAsync(RichMenu menu, string id, MenuState before)
    {
        var target = new JsonObject { ["richMenuId"] = id };
        if (!before.Aliases.TryGetValue(menu.Alias, out var old))
        {
            target["richMenuAliasId"] = menu.Alias;
            await line.PostAsync(MenuPaths.Alias, target);
        }
        else if (old != id) await line.PostAsync(MenuPaths.OneAlias(menu.Alias), target);
        else return;
        tell($"{menu.Locale} is what {menu.Alias} points to");
    }

    /// <summary>Nothing points to these any more.</summary>
    private async Task TidyAsync(HashSet<string> ids, HashSet<string> aliases, MenuState before)
    {
        foreach (var alias in before.Aliases.Keys.Where(a => RichMenu.IsOurs(a) && !aliases.Contains(a)))
        {
            await line.DeleteAsync(MenuPaths.OneAlias(alias));
            tell($"{alias} deleted: the data has no such menu");
        }
        foreach (var (id, name) in before.Names.Where(m => RichMenuJson.IsOurs(m.Value) && !ids.Contains(m.Key)))
        {
            await line.DeleteAsync(MenuPaths.One(id));
            tell($"an older menu deleted: {name}");
        }
    }

    private async Task TakeBackAsync(IEnumerable<string> made)
    {
        var again = line.ToTheEnd();
        foreach (var id in made)
        {
            try
            {
                await again.DeleteAsync(MenuPaths.One(id));
            }
            catch (LineRefusedException)
            {
                // No alias points to it, so it is taken for unfinished.
                tell("a menu that was begun could not be deleted; the next run will");
            }
        }
    }
}
