using System.Text.RegularExpressions;
using BotService.Engine.Data;

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
    public static RichMenu? Read(YamlMap map, string locale, byte[] picture)
    {
        var isDefault = map.Flag("default");
        var size = map.WholeNumbers("size", 2) is [var width, var height] ? (width, height) : default;
        if (size != default && !Sizes.Contains(size))
            map.ReportAt("size", MenuProblem.SizeUnknown,
                string.Join(", ", Sizes.Select(s => $"[{s.Width}, {s.Height}]")));
        var bar = map.ShortText("chat-bar", ChatBar);
        var list = map.RequiredList("areas");
        if (list.Count is 0 or > MostAreas && !map.IsSpoilt("areas"))
            map.ReportAt("areas", MenuProblem.AreaCount, MostAreas, list.Count);
        var areas = new List<MenuArea>();
        foreach (var item in list)
        {
            if (Area(item, locale) is not { } area || map.IsSpoilt("size")) continue;
            if (!area.Bounds.IsWithin(size.width, size.height))
            {
                item.ReportAt("at", MenuProblem.AreaOutside);
                continue;
            }
            if (areas.Find(a => a.Bounds.Overlaps(area.Bounds)) is { } other)
                item.ReportAt("at", MenuProblem.AreaOverlaps, other.Title);
            areas.Add(area);
        }
        map.Done();
        return bar is null ? null : new RichMenu(locale, size.width, size.height, bar, isDefault, areas, picture);
    }

    private static MenuArea? Area(YamlMap map, string locale)
    {
        var at = map.WholeNumbers("at", 4);
        var (title, hint, label) =
            (map.ShortText("title", Label), map.ShortText("hint", Label, optional: true), map.ShortText("label", Label));
        var fill = map.RequiredText("fill");
        if (!map.IsSpoilt("fill") && !Colour().IsMatch(fill)) map.ReportAt("fill", MenuProblem.NoColour);
        var action = Action(map, locale);
        map.Done();
        return at is [var x, var y, var width, var height] && title is not null && label is not null && action is not null
            ? new MenuArea(new Bounds(x, y, width, height), title, hint, label, fill, action)
            : null;
    }

    private static MenuAction? Action(YamlMap map, string locale)
    {
        (string Key, string? Value)[] all =
            [.. ((string[])["say", "open", "switch"]).Select(k => (k, map.ShortText(k, Most(k), optional: true)))];
        if (all.Where(a => map.Has(a.Key)).ToList() is not [var (one, value)])
        {
            map.Report(MenuProblem.OneThing);
            return null;
        }
        if (value is null) return null;
        switch (one)
        {
            case "say":
                return new MenuAction.Say(value);
            case "switch":
                if (value == locale) map.ReportAt("switch", MenuProblem.SwitchesToItself);
                return new MenuAction.Switch(value);
            default:
                if (!IsPath(value)) map.ReportAt("open", MenuProblem.NoPath);
                return new MenuAction.Open(value);
        }
    }

    private static int Most(string key) => key == "open" ? Address : Words;

    /// <summary>One slash only: two would name another host.</summary>
    private static bool IsPath(string value) =>
        value.StartsWith('/') && !value.StartsWith("//", StringComparison.Ordinal)
        && !value.Contains('\\', StringComparison.Ordinal)
        && value.All(c => char.IsAscii(c) && !char.IsWhiteSpace(c) && !char.IsControl(c));

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Colour();
}
