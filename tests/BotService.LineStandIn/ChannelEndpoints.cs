using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace BotService.LineStandIn;

/// <summary>The account itself: its bot, its webhook address, citizens' profiles and what they sent.</summary>
internal static class ChannelEndpoints
{
    private const string Endpoint = "/v2/bot/channel/webhook/endpoint";
    private const string Content = "/v2/bot/message/{messageId}/content";

    public static void Map(WebApplication app, Desk desk)
    {
        var platform = desk.Platform;
        desk.Map(app, "GET", "/v2/bot/info", call => LineReply.Good(new()
        {
            ["userId"] = call.Account.BotId,
            ["basicId"] = $"@{call.Account.BotId[1..9]}",
            ["displayName"] = call.Account.Name,
            ["chatMode"] = "bot",
            ["markAsReadMode"] = "auto",
        }));
        desk.Map(app, "GET", Endpoint, call => call.Account.Endpoint is { } address
            ? LineReply.Good(new() { ["endpoint"] = address.AbsoluteUri, ["active"] = true })
            : LineReply.NotFound("Webhook endpoint not found"));
        desk.Map(app, "PUT", Endpoint, call =>
        {
            call.Account.Endpoint = new Uri((string)call.Json!["endpoint"]!);
            return LineReply.Empty;
        });
        desk.MapAsync(app, "POST", "/v2/bot/channel/webhook/test", call => TestAsync(platform, call));
        desk.Map(app, "GET", "/v2/bot/profile/{userId}",
            call => platform.Chats.IsGone(call.Account, call.Route("userId"))
            ? LineReply.NotFound("Not found")
            : LineReply.Good(
                new() { ["userId"] = call.Route("userId"), ["displayName"] = "A citizen", ["language"] = "zh-TW" }));
        desk.Map(app, "GET", Content, call => Found(platform, call));
        desk.Map(app, "GET", Content + "/transcoding", call => Transcoding(platform, call));
    }

    private static async Task<LineReply> TestAsync(LinePlatform platform, Call call)
    {
        var asked = (string?)call.Json?["endpoint"];
        if ((asked is null ? call.Account.Endpoint : new Uri(asked)) is not { } address)
            return LineReply.NotFound("Webhook endpoint not found");
        using var deliveries = new Deliveries(platform, address);
        var status = await deliveries.SendToAsync(address, call.Account, []);
        return LineReply.Good(new()
        {
            ["success"] = status == 200,
            ["timestamp"] = platform.Time.GetUtcNow()
                .ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["statusCode"] = status,
            ["reason"] = status == 200 ? "OK" : "error_status_code",
            ["detail"] = $"{status}",
        });
    }

    private static LineReply Found(LinePlatform platform, Call call)
    {
        if (!platform.Contents.TryGetValue(call.Route("messageId"), out var content))
            return LineReply.NotFound("Not found");
        return content is null ? new LineReply(202, [])
            : new LineReply(200, null) { ContentType = "application/octet-stream", Content = content };
    }

    /// <summary>Every question brings a content that is not ready a step nearer.</summary>
    private static LineReply Transcoding(LinePlatform platform, Call call)
    {
        var id = call.Route("messageId");
        if (!platform.Contents.TryGetValue(id, out var content)) return LineReply.NotFound("Not found");
        if (content is null && --platform.TranscodingAsks <= 0) platform.Contents[id] = content = [1, 2, 3];
        return LineReply.Good(new() { ["status"] = content is null ? "processing" : "succeeded" });
    }
}
