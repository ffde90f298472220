using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using BotService.Releases;
using BotService.Sheets;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// Replies as LINE shows them: sentences as texts, sheets as Flex slips, choices as quick
/// replies under the last message.
/// </summary>
internal sealed class LineMessages(IReleases releases, IOptions<SiteOptions> site) : ILineMessages
{
    public IReadOnlyList<JsonObject> Write(IReadOnlyList<Spoken> replies, LineAccount account)
    {
        var wordings = releases.Current.Pages;
        // Buttons stand under the last message alone; what was offered last counts.
        var asking = replies.LastOrDefault(said => said.Reply.Calls.Count + said.Reply.Offers.Count > 0)?.Reply;
        var said = new List<Said>();
        foreach (var (reply, receipt) in replies)
        {
            var words = wordings.For(reply.Locale);
            var sheet = SheetOf(reply, receipt, words);
            var text = Sentences(reply, words, isAsking: ReferenceEquals(reply, asking), withSheet: sheet is not null);
            if (text.Length > 0) said.Add(new SaidText(text));
            if (sheet is not null) said.Add(sheet);
        }

        var written = Arrangement.Of(said);
        if (written.Count > LineLimits.Messages)
            Shorten(written, wordings.For(replies[^1].Reply.Locale), said.OfType<SaidSheet>().LastOrDefault());
        if (asking is not null && written.Count > 0)
            written[^1]["quickReply"] = QuickReplies.Write([.. Buttons(asking)]);
        return written;
    }

    private static string Sentences(Reply reply, PageWording words, bool isAsking, bool withSheet)
    {
        var text = reply.Text.Trim();
        if (text.Length == 0 && isAsking && !withSheet) text = words["line.choose"];
        var listed = isAsking ? QuickReplies.Listed(reply.Choices, words) : null;
        return string.Join('\n', new[] { text, listed }.Where(part => part is { Length: > 0 }));
    }

    private SaidSheet? SheetOf(Reply reply, string? receipt, PageWording words)
    {
        if (receipt is null || reply.Sheet is not { } sheet) return null;
        var link = string.IsNullOrWhiteSpace(site.Value.PublicUrl) ? null : site.Value.Address($"/c/{receipt}");
        var asksPapers = reply.Kind != ReplyKind.Missing
            && sheet.Parts.Any(part => part.Kind is PartKind.Documents or PartKind.Forms);
        var helpful = reply.Offers.FirstOrDefault(offer => offer.Action == Offer.Helpful)?.Label;
        return new SaidSheet(sheet, receipt, words, link, asksPapers, helpful);
    }

    /// <summary>What no five messages hold is said to be missing, and where it stands.</summary>
    private static void Shorten(List<JsonObject> messages, PageWording words, SaidSheet? sheet)
    {
        messages.RemoveRange(LineLimits.Messages - 1, messages.Count - LineLimits.Messages + 1);
        var text = sheet?.Link is { } link
            ? words.Say("line.too-much", ("link", link)) : words["line.too-much-elsewhere"];
        messages.Add(new JsonObject { ["type"] = "text", ["text"] = text });
    }

    /// <summary>Numbers to dial first; they are said nowhere.</summary>
    private static IEnumerable<QuickReply> Buttons(Reply reply) =>
        reply.Calls.Select(call => new QuickReply(call.Label, TelephoneAddress.Of(call.Number)))
            .Concat(reply.Choices.Select(label => new QuickReply(label.Trim(), null)));
}
