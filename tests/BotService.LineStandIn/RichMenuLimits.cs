using System.Text.Json;
using System.Text.RegularExpressions;

namespace BotService.LineStandIn;

/// <summary>LINE's limits on rich menus.</summary>
internal static partial class RichMenuLimits
{
    public const int MostAreas = 20;
    public const int MostImageBytes = 1024 * 1024;

    public static void Check(Body menu)
    {
        foreach (var name in (string[])["size", "selected", "name", "chatBarText", "areas"]) menu.Require(name);
        menu.Graphemes("name", 300);
        menu.Graphemes("chatBarText", 14);
        var (width, height) = (Number(menu["size"], "width"), Number(menu["size"], "height"));
        if (width is < 800 or > 2500) menu.Fault("size.width", "must be between 800 and 2500");
        if (height < 250) menu.Fault("size.height", "must be at least 250");
        if (width < 1.45 * height) menu.Fault("size", "must be at least 1.45 times as wide as high");
        var areas = menu.Items("areas");
        if (areas.Count > MostAreas) menu.Fault("areas", $"size must be between 0 and {MostAreas}");
        foreach (var area in areas)
        {
            area.Require("bounds");
            area.Require("action");
            if (area["action"] is { } action) ActionLimits.Check(action, label: 20, labelled: false);
            if (area["bounds"] is not { } bounds) continue;
            foreach (var name in (string[])["x", "y", "width", "height"]) bounds.Require(name);
            if (Number(bounds, "x") + Number(bounds, "width") > width
                || Number(bounds, "y") + Number(bounds, "height") > height) bounds.Fault("must lie within the menu");
        }
    }

    public static void CheckAlias(Body alias)
    {
        if (alias.Text("richMenuAliasId") is { } id && !AliasId().IsMatch(id))
            alias.Fault("richMenuAliasId", "must be 1 to 32 of a-z, 0-9, _ and -");
    }

    private static long? Number(Body? of, string name) =>
        of?[name] is { Value.ValueKind: JsonValueKind.Number } n && n.Value.TryGetInt64(out var number) ? number : null;

    [GeneratedRegex("^[a-z0-9_-]{1,32}$")]
    private static partial Regex AliasId();
}
