using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Menu;

/// <summary>
/// A menu as LINE takes it. Its name holds what it was made of, so that two with the same name are the same.
/// </summary>
internal static class RichMenuJson
{
    private const string Before = "botservice ";

    /// <param name="origin">Of our own pages, such as <c>https://ask.example.gov.tw</c>.</param>
    public static JsonObject Write(RichMenu menu, string origin)
    {
        var json = new JsonObject
        {
            ["size"] = new JsonObject { ["width"] = menu.Width, ["height"] = menu.Height },
            ["selected"] = true,
            ["chatBarText"] = menu.ChatBar,
            ["areas"] = new JsonArray(
                [.. menu.Areas.Select(
                    area => new JsonObject
                    {
                        ["bounds"] = Bounds(area.Bounds), ["action"] = Action(area, origin.TrimEnd('/'))
                    })]),
        };
        byte[] content = [.. LineJson.Write(json), .. menu.Picture];
        json["name"] = $"{Before}{menu.Locale} {Convert.ToHexStringLower(SHA256.HashData(content))[..16]}";
        return json;
    }

    /// <summary>The name of the menu as the data has it now.</summary>
    public static string NameOf(RichMenu menu, string origin) => Write(menu, origin).Text("name")!;

    /// <summary>Whether a menu of this name was made by this program.</summary>
    public static bool IsOurs(string name) => name.StartsWith(Before, StringComparison.Ordinal);

    private static JsonObject Bounds(Bounds bounds) =>
        new() { ["x"] = bounds.X, ["y"] = bounds.Y, ["width"] = bounds.Width, ["height"] = bounds.Height };

    private static JsonObject Action(MenuArea area, string origin) => area.Action switch
    {
        MenuAction.Say say => new() { ["type"] = "message", ["label"] = area.Label, ["text"] = say.Words },
        MenuAction.Open open => new() { ["type"] = "uri", ["label"] = area.Label, ["uri"] = origin + open.Path },
        MenuAction.Switch other => new()
        {
            ["type"] = "richmenuswitch", ["label"] = area.Label, ["richMenuAliasId"] = RichMenu.AliasOf(other.Locale),
            ["data"] = $"menu={other.Locale}",
        },
        _ => throw new InvalidOperationException($"There is no JSON for {area.Action.GetType().Name}."),
    };
}
