using BotService.Releases;
using BotService.Engine.Dialogs.Script;
using System.Text.Json.Nodes;
using BotService.Bot;
using BotService.Bot.Rendering;
using BotService.Engine.Cases;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// Replies as LINE shows them: sentences as texts, sheets as Flex slips, choices as quick
/// replies under the last message.
/// </summary>
internal sealed class LineMessages(IReceipts receipts, IReleases releases, IOptions<SiteOptions> site)
    : ILineMessages
{
    public async ValueTask<IReadOnlyList<JsonObject>> WriteAsync(
        IReadOnlyList<Activity> replies, LineAccount account, CancellationToken cancel)
    {
        var wordings = releases.Current.Pages;
        var messages = replies.Where(reply => reply.Type == "message").ToList();
        // Buttons stand under the last message alone; what was offered last counts.
        var asking = messages.FindLast(reply => Buttons(reply).Any());
        var said = new List<Said>();
        foreach (var reply in messages)
        {
            var words = wordings.For(reply.Locale);
            var sheet = await SheetAsync(reply, words, cancel);
            var text = Sentences(reply, words, isAsking: reply == asking, withSheet: sheet is not null);
            if (text.Length > 0) said.Add(new SaidText(text));
            if (sheet is not null) said.Add(sheet);
        }
        var written = Arrangement.Of(said);
        if (written.Count > LineLimits.Messages)
            Shorten(written, wordings.For(messages[^1].Locale), said.OfType<SaidSheet>().LastOrDefault());
        if (asking is not null && written.Count > 0)
            written[^1]["quickReply"] = QuickReplies.Write([.. Buttons(asking)]);
        return written;
    }

    private static string Sentences(Activity reply, PageWording words, bool isAsking, bool withSheet)
    {
        var text = reply.Said ?? "";
        if (reply.Text("textFormat") != "plain") text = Markdown.Unescape(text);
        text = text.Trim();
        if (text.Length == 0 && isAsking && !withSheet) text = words["line.choose"];
        var listed = isAsking ? QuickReplies.Listed(Choices(reply), words) : null;
        var gone = ReceiptOf(reply) is not null && !withSheet ? words["line.gone"] : null;
        return string.Join('\n', new[] { text, gone, listed }.Where(part => part is { Length: > 0 }));
    }

    private async ValueTask<SaidSheet?> SheetAsync(Activity reply, PageWording words, CancellationToken cancel)
    {
        if (ReceiptOf(reply) is not { } id || await receipts.FindAsync(id, cancel) is not { } receipt) return null;
        var link = string.IsNullOrWhiteSpace(site.Value.PublicUrl) ? null : site.Value.Address($"/c/{receipt.Id}");
        var asksPapers = AnswerOf(reply, "kind") != "missing"
            && receipt.Sheet.Parts.Any(part => part.Kind is PartKind.Documents or PartKind.Forms);
        return new SaidSheet(
            receipt.Sheet, receipt.Id, words, link, asksPapers, Choices(reply).Contains(words["line.helpful"]));
    }

    /// <summary>What no five messages hold is said to be missing, and where it stands.</summary>
    private static void Shorten(List<JsonObject> messages, PageWording words, SaidSheet? sheet)
    {
        messages.RemoveRange(LineLimits.Messages - 1, messages.Count - LineLimits.Messages + 1);
        var text = sheet?.Link is { } link
            ? words.Say("line.too-much", ("link", link)) : words["line.too-much-elsewhere"];
        messages.Add(new JsonObject { ["type"] = "text", ["text"] = text });
    }

    /// <summary>What the reply offers to say; a number to dial is said nowhere.</summary>
    private static IReadOnlyList<string> Choices(Activity reply) =>
        [.. Buttons(reply).Where(button => button.Address is null).Select(button => button.Label)];

    private static IEnumerable<QuickReply> Buttons(Activity reply) =>
        from action in (reply.Object("suggestedActions")?["actions"] as JsonArray ?? []).OfType<JsonObject>()
        let opens = action.Text("type") == "openUrl"
        let label = opens ? action.Text("title") : action.Text("value") ?? action.Text("title")
        where !string.IsNullOrWhiteSpace(label)
        select new QuickReply(label.Trim(), opens ? action.Text("value") : null);

    private static string? ReceiptOf(Activity reply) => AnswerOf(reply, "receipt");

    private static string? AnswerOf(Activity reply, string name) =>
        (reply.Object("channelData")?["answer"] as JsonObject)?.Text(name);
}
