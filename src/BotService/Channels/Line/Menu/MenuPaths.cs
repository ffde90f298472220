namespace BotService.Channels.Line.Menu;

/// <summary>LINE's paths for rich menus.</summary>
internal static class MenuPaths
{
    public const string Menu = "/v2/bot/richmenu";

    public const string Validate = "/v2/bot/richmenu/validate";

    public const string List = "/v2/bot/richmenu/list";

    public const string Alias = "/v2/bot/richmenu/alias";

    public const string AliasList = "/v2/bot/richmenu/alias/list";

    public const string Default = "/v2/bot/user/all/richmenu";

    public static string One(string id) => $"{Menu}/{Uri.EscapeDataString(id)}";

    public static string Picture(string id) => $"{One(id)}/content";

    public static string OneAlias(string alias) => $"{Alias}/{Uri.EscapeDataString(alias)}";

    public static string DefaultIs(string id) => $"{Default}/{Uri.EscapeDataString(id)}";
}
