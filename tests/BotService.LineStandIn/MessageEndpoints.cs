using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace BotService.LineStandIn;

/// <summary>Sending messages, what is left of the quota, and signs in a chat.</summary>
internal static partial class MessageEndpoints
{
    public static void Map(WebApplication app, Desk desk)
    {
        var platform = desk.Platform;
        desk.Map(app, "POST", LinePlatform.ReplyPath, call => Reply(platform, call),
            body => Limits(body, "replyToken"));
        desk.Map(app, "POST", LinePlatform.PushPath, call => Push(platform, call), body => Limits(body, "to"));
        desk.Map(app, "POST", "/v2/bot/message/validate/reply", _ => LineReply.Empty, MessageLimits.Check);
        desk.Map(app, "POST", "/v2/bot/message/validate/push", _ => LineReply.Empty, MessageLimits.Check);
        desk.Map(app, "GET", "/v2/bot/message/quota", call => LineReply.Good(
            call.Account.Quota is { } limit
                ? new() { ["type"] = "limited", ["value"] = limit } : new() { ["type"] = "none" }));
        desk.Map(app, "GET", "/v2/bot/message/quota/consumption",
            call => LineReply.Good(new() { ["totalUsage"] = call.Account.Pushed }));
        desk.Map(app, "POST", "/v2/bot/chat/loading/start", _ => new LineReply(202, []), LoadingLimits);
        desk.Map(app, "POST", "/v2/bot/chat/markAsRead", _ => LineReply.Empty);
    }

    private static void Limits(Body body, string goesTo)
    {
        if (body.Text(goesTo) is null) body.Fault(goesTo, "must be specified");
        MessageLimits.Check(body);
    }

    private static LineReply Reply(LinePlatform platform, Call call)
    {
        if (call.RetryKey is not null)
        {
            platform.Faults.Enqueue(new Fault(Desk.RetryKeyHeader, "is not for replies"));
            return LineReply.Bad("The retry key cannot be used with this endpoint");
        }

        var token = (string)call.Json!["replyToken"]!;
        if (token.Length > 0 && token.All(c => c == token[0]))
            platform.Faults.Enqueue(new Fault("replyToken", "is that of a trial event, which is never answered"));
        if (platform.Chats.Reply(call.Account, token, call.Json["messages"]!.AsArray(), call.Request) is not var (chat, sent)) return LineReply.Bad(LineReply.InvalidReplyToken);
        NotGone(platform, call.Account, chat);
        return LineReply.Good(new() { ["sentMessages"] = sent });
    }

    private static LineReply Push(LinePlatform platform, Call call)
    {
        var to = (string)call.Json!["to"]!;
        if (!ChatId().IsMatch(to))
            return LineReply.Bad("The property, 'to', in the request body is invalid (line: -, column: -)");
        if (call.RetryKey is { } key && !Guid.TryParseExact(key, "D", out _))
        {
            platform.Faults.Enqueue(new Fault(Desk.RetryKeyHeader, "is no UUID"));
            return LineReply.Bad("Invalid retry key");
        }

        if (!platform.Chats.WasTaken(call.Account, call.RetryKey) && call.Account.Quota is { } quota
            && call.Account.Pushed >= quota)
        {
            return new(429, LineReply.Message("You have reached your monthly limit."));
        }

        NotGone(platform, call.Account, to);
        var (sent, before) = platform.Chats.Push(
            call.Account, to, call.Json["messages"]!.AsArray(), call.RetryKey, call.Request);
        var json = new JsonObject { ["sentMessages"] = sent };
        if (before is null) return LineReply.Good(json);
        json["message"] = "The retry key is already accepted";
        return new(409, json, before);
    }

    private static void NotGone(LinePlatform platform, PlatformAccount account, string chat)
    {
        if (platform.Chats.IsGone(account, chat)) platform.Faults.Enqueue(new Fault("to", "has blocked the account"));
    }

    private static void LoadingLimits(Body body)
    {
        if (body.Text("chatId") is { } chat && !UserId().IsMatch(chat)) body.Fault("chatId", "must be a user's id");
        if (body["loadingSeconds"] is { } seconds
            && (!seconds.Value.TryGetInt32(out var value) || value is < 5 or > 60 || value % 5 != 0))
        {
            seconds.Fault("must be a multiple of 5 from 5 to 60");
        }
    }

    [GeneratedRegex("^[UCR][0-9a-f]{32}$")]
    private static partial Regex ChatId();

    [GeneratedRegex("^U[0-9a-f]{32}$")]
    private static partial Regex UserId();
}
