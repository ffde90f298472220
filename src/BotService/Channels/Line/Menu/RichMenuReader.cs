using System.Text.RegularExpressions;

namespace BotService.Channels.Line.Menu;

/// <summary>
/// Reads one language's menu and holds it against LINE's limits. Source of the limits: LINE,
/// Messaging API reference, rich menus.
/// </summary>
internal static partial class RichMenuReader
{
    public const int MostAreas = 20;
    private const int ChatBar = 14, Label = 20, Words = 300, Address = 800;

    /// <summary>The two sizes of LINE's own templates; whoever needs another adds it here.</summary>
    private static readonly (int Width, int Height)[] Sizes = [(2500, 1686), (2500, 843)];

    /// <returns>Null when problems were found.</returns>
    public static RichMenu? Read(MenuYaml yaml, string locale, byte[] picture)
    {
        var isDefault = yaml.Flag("default");
        var size = yaml.Numbers("size", 2) is [var width, var height] ? (width, height) : default;
        if (size != default && !Sizes.Contains(size))
            yaml.Report("size",
                $"`size` must be one of {string.Join(", ", Sizes.Select(s => $"[{s.Width}, {s.Height}]"))}.");
        var bar = yaml.Text("chat-bar", ChatBar);
        var list = yaml.List("areas");
        if (list.Count is 0 or > MostAreas)
            yaml.Report("areas", $"a menu has 1 to {MostAreas} areas; here are {list.Count}.");
        var areas = new List<MenuArea>();
        foreach (var item in list)
        {
            if (Area(item, locale) is not { } area) continue;
            if (!area.Bounds.IsWithin(size.width, size.height))
            {
                item.Report("at", "`at` leaves the picture.");
                continue;
            }
            if (areas.Find(a => a.Bounds.Overlaps(area.Bounds)) is { } other)
                item.Report("at", $"`at` overlaps the area \"{other.Title}\".");
            areas.Add(area);
        }
        yaml.Done();
        return bar is null ? null : new RichMenu(locale, size.width, size.height, bar, isDefault, areas, picture);
    }

    private static MenuArea? Area(MenuYaml yaml, string locale)
    {
        var at = yaml.Numbers("at", 4);
        var (title, hint, label) =
            (yaml.Text("title", Label), yaml.Text("hint", Label, optional: true), yaml.Text("label", Label));
        var fill = yaml.Text("fill", 7);
        if (fill is not null && !Colour().IsMatch(fill))
            yaml.Report("fill", "`fill` must be a colour such as \"#14507f\".");
        var action = Action(yaml, locale);
        yaml.Done();
        return at is [var x, var y, var width, var height] && title is not null && label is not null && fill is not null
            && action is not null
            ? new MenuArea(new Bounds(x, y, width, height), title, hint, label, fill, action)
            : null;
    }

    private static MenuAction? Action(MenuYaml yaml, string locale)
    {
        string[] given = [.. ((string[])["say", "open", "switch"]).Where(yaml.Has)];
        if (given is not [var one])
        {
            yaml.Report(null,
                "an area does one thing: it says words (`say`), opens a page (`open`), or shows the menu of another language (`switch`).");
            foreach (var key in given) yaml.Text(key, int.MaxValue);
            return null;
        }
        if (yaml.Text(one, one == "open" ? Address : Words) is not { } value) return null;
        switch (one)
        {
            case "say":
                return new MenuAction.Say(value);
            case "switch":
                if (value == locale) yaml.Report("switch", "a menu does not switch to itself.");
                return new MenuAction.Switch(value);
            default:
                if (!IsPath(value)) yaml.Report("open", "`open` must be a path of our own site, such as /search.");
                return new MenuAction.Open(value);
        }
    }

    /// <summary>One slash only: two would name another host.</summary>
    private static bool IsPath(string value) =>
        value.StartsWith('/') && !value.StartsWith("//", StringComparison.Ordinal)
        && !value.Contains('\\', StringComparison.Ordinal)
        && value.All(c => char.IsAscii(c) && !char.IsWhiteSpace(c) && !char.IsControl(c));

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Colour();
}
