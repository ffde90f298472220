using System.Text.Json.Nodes;
using BotService.Channels.Line;
using BotService.Channels.Line.Messages;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Releases;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>Replies written for LINE.</summary>
internal static class ToLine
{
    public const string Site = "https://ask.example.gov.tw";

    public static IReadOnlyList<JsonObject> Write(params IReadOnlyList<Reply> replies) => Write(Site, replies);

    public static IReadOnlyList<JsonObject> Write(string? site, IReadOnlyList<Reply> replies)
    {
        var kept = 0;
        return new LineMessages(
            new ReleaseShelf(RealEngine.Shared), Options.Create(new SiteOptions { PublicUrl = site }))
            .Write(
                [.. replies.Select(reply => new Spoken(reply, reply.Sheet is null ? null : $"r-{kept++:x32}"))],
                new LineAccount());
    }

    public static Reply Text(string text, params string[] choices) =>
        SheetSamples.Reply(null, ReplyKind.Question, choices) with { Text = text };

    public static Reply List(Sheet sheet, params string[] choices) =>
        SheetSamples.Reply(sheet, ReplyKind.Checklist, choices) with { Text = "T", Locale = sheet.Locale };

    public static string Said(this JsonObject message) => (string)message["text"]!;

    /// <summary>The actions of its buttons.</summary>
    public static JsonNode[] QuickReplies(this JsonObject message) =>
        [.. message["quickReply"]!["items"]!.AsArray().Select(item => item!["action"]!)];
}
