using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace BotService.LineStandIn;

/// <summary>Rich menus: created, given a picture, shown to all or to one, named by aliases.</summary>
internal static class RichMenuEndpoints
{
    private const string Root = "/v2/bot/richmenu";
    private const string One = Root + "/{richMenuId}";
    private const string Default = "/v2/bot/user/all/richmenu";
    private const string OfUser = "/v2/bot/user/{userId}/richmenu";

    private static readonly LineReply NotFound = LineReply.NotFound("richmenu not found");

    private static int created;

    public static void Map(WebApplication app, Desk desk)
    {
        desk.Map(app, "POST", Root, Create, RichMenuLimits.Check);
        desk.Map(app, "POST", Root + "/validate", _ => LineReply.Empty, RichMenuLimits.Check);
        desk.Map(app, "GET", Root + "/list",
            call => LineReply.Good(
                new() { ["richmenus"] = new JsonArray([.. call.Account.Menus.Values.Select(m => m.DeepClone())]) }));
        desk.Map(app, "GET", One,
            call => call.Account.Menus.TryGetValue(Id(call), out var menu)
                ? LineReply.Good(menu.DeepClone().AsObject()) : NotFound);
        desk.Map(app, "DELETE", One, Delete);
        desk.Map(app, "POST", One + "/content", call => Upload(desk.Platform, call));
        desk.Map(app, "GET", One + "/content", call => call.Account.Pictures.TryGetValue(Id(call), out var picture)
            ? new LineReply(200, null) { ContentType = picture.Type, Content = picture.Content }
            : NotFound);
        desk.Map(app, "GET", Default,
            call => call.Account.DefaultMenu is { } id
                ? LineReply.Good(new() { ["richMenuId"] = id }) : LineReply.NotFound("no default richmenu"));
        desk.Map(app, "POST", Default + "/{richMenuId}", call => Show(call, () => call.Account.DefaultMenu = Id(call)));
        desk.Map(app, "DELETE", Default, call =>
        {
            call.Account.DefaultMenu = null;
            return LineReply.Empty;
        });
        desk.Map(app, "GET", OfUser, call => call.Account.MenusOfUsers.TryGetValue(call.Route("userId"), out var id)
            ? LineReply.Good(new() { ["richMenuId"] = id })
            : LineReply.NotFound("the user has no richmenu"));
        desk.Map(app, "POST", OfUser + "/{richMenuId}",
            call => Show(call, () => call.Account.MenusOfUsers[call.Route("userId")] = Id(call)));
        desk.Map(app, "DELETE", OfUser, call =>
        {
            call.Account.MenusOfUsers.Remove(call.Route("userId"));
            return LineReply.Empty;
        });
        MapAliases(app, desk);
    }

    private static void MapAliases(WebApplication app, Desk desk)
    {
        const string Aliases = Root + "/alias";
        const string Alias = Aliases + "/{richMenuAliasId}";
        var unknown = LineReply.NotFound("richmenu alias not found");
        desk.Map(app, "POST", Aliases, call =>
        {
            var id = (string)call.Json!["richMenuAliasId"]!;
            if (call.Account.Aliases.ContainsKey(id)) return LineReply.Bad("conflict richmenu alias id");
            return Point(call, id);
        }, RichMenuLimits.CheckAlias);
        desk.Map(app, "GET", Aliases + "/list",
            call => LineReply.Good(
                new() { ["aliases"] = new JsonArray([.. call.Account.Aliases.Select(a => Written(a.Key, a.Value))]) }));
        desk.Map(app, "GET", Alias,
            call => call.Account.Aliases.TryGetValue(call.Route("richMenuAliasId"), out var menu)
            ? LineReply.Good(Written(call.Route("richMenuAliasId"), menu))
            : unknown);
        desk.Map(app, "POST", Alias,
            call => call.Account.Aliases.ContainsKey(call.Route("richMenuAliasId"))
                ? Point(call, call.Route("richMenuAliasId")) : unknown);
        desk.Map(app, "DELETE", Alias,
            call => call.Account.Aliases.Remove(call.Route("richMenuAliasId")) ? LineReply.Empty : unknown);
    }

    private static LineReply Create(Call call)
    {
        var id = $"richmenu-{Interlocked.Increment(ref created):x32}";
        var menu = call.Json!.AsObject();
        menu["richMenuId"] = id;
        call.Account.Menus[id] = menu;
        return LineReply.Good(new() { ["richMenuId"] = id });
    }

    private static LineReply Delete(Call call)
    {
        if (!call.Account.Menus.Remove(Id(call))) return NotFound;
        call.Account.Pictures.Remove(Id(call));
        if (call.Account.DefaultMenu == Id(call)) call.Account.DefaultMenu = null;
        foreach (var user in call.Account.MenusOfUsers.Where(m => m.Value == Id(call)).Select(m => m.Key).ToList())
            call.Account.MenusOfUsers.Remove(user);
        return LineReply.Empty;
    }

    private static LineReply Upload(LinePlatform platform, Call call)
    {
        var type = call.Context.Request.ContentType ?? "";
        if (!call.Account.Menus.ContainsKey(Id(call))) return NotFound;
        if (call.Account.Pictures.ContainsKey(Id(call)))
            return LineReply.Bad("An image has already been uploaded to the richmenu");
        if (type is not ("image/png" or "image/jpeg") || call.Content.Length is 0 or > RichMenuLimits.MostImageBytes)
        {
            platform.Faults.Enqueue(
                new Fault("",
                    $"a picture of {call.Content.Length} bytes as '{type}' is no PNG or JPEG of at most 1 MB"));
            return call.Content.Length > RichMenuLimits.MostImageBytes
                ? new LineReply(413, LineReply.Message("Request entity too large"))
                : new LineReply(415, LineReply.Message("Unsupported Media Type"));
        }

        call.Account.Pictures[Id(call)] = (type, call.Content);
        return LineReply.Empty;
    }

    private static LineReply Show(Call call, Action show)
    {
        if (!call.Account.Menus.ContainsKey(Id(call))) return NotFound;
        if (!call.Account.Pictures.ContainsKey(Id(call)))
            return LineReply.Bad("must upload richmenu image before applying it to user");
        show();
        return LineReply.Empty;
    }

    private static LineReply Point(Call call, string alias)
    {
        var menu = (string)call.Json!["richMenuId"]!;
        if (!call.Account.Menus.ContainsKey(menu)) return LineReply.Bad("richmenu not found");
        call.Account.Aliases[alias] = menu;
        return LineReply.Empty;
    }

    private static JsonObject Written(string alias, string menu) =>
        new() { ["richMenuAliasId"] = alias, ["richMenuId"] = menu };

    private static string Id(Call call) => call.Route("richMenuId");
}
