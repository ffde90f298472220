using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Channels.Line;
using BotService.Channels.Line.Messages;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Tests.Bot.Rendering;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Line.Messages;

/// <summary>Replies as the renderer makes them, written for LINE.</summary>
internal static class ToLine
{
    public const string Site = "https://ask.example.gov.tw";

    public static IReadOnlyList<JsonObject> Write(params IReadOnlyList<Reply> replies) => Write(Site, replies);

    public static IReadOnlyList<JsonObject> Write(string? site, IReadOnlyList<Reply> replies)
    {
        var kept = new Kept();
        var renderer = new ActivityRenderer(new AdaptiveSheet(Options.Create(new SiteOptions())));
        return Write(
            site, kept, [
                .. replies.Select(reply => renderer.Render(reply, reply.Sheet is { } sheet ? kept.Add(sheet) : null))]);
    }

    public static IReadOnlyList<JsonObject> Write(string? site, IReceipts receipts, IReadOnlyList<Activity> replies)
    {
        var written =
            new LineMessages(receipts, TestPages.Wordings,
                Options.Create(new SiteOptions { PublicUrl = site })).WriteAsync(replies, new LineAccount(), default);
        Assert.True(written.IsCompletedSuccessfully);
        return written.Result;
    }

    public static Reply Text(string text, params string[] choices) =>
        SheetSamples.Reply(null, ReplyKind.Question, choices) with { Text = text };

    public static Reply List(Sheet sheet, params string[] choices) =>
        SheetSamples.Reply(sheet, ReplyKind.Checklist, choices) with { Text = "T", Locale = sheet.Locale };

    public static string Said(this JsonObject message) => (string)message["text"]!;

    /// <summary>The actions of its buttons.</summary>
    public static JsonNode[] QuickReplies(this JsonObject message) =>
        [.. message["quickReply"]!["items"]!.AsArray().Select(item => item!["action"]!)];

    private sealed class Kept : IReceipts
    {
        private readonly Dictionary<string, Receipt> all = [];

        public string Add(Sheet sheet)
        {
            var id = $"r-{all.Count:x32}";
            all[id] = SheetSamples.Receipt(sheet, id);
            return id;
        }

        public Task<Receipt?> FindAsync(string id, CancellationToken cancel) =>
            Task.FromResult(all.GetValueOrDefault(id));
    }
}
