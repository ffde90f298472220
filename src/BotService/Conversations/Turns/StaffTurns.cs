using System.Text.Json;
using BotService.Conversations.CallBacks;
using BotService.Conversations.Handoff;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Handoff;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Turns;

/// <summary>
/// Turns that staff, or their clocks, begin. The same engine decides what the citizen hears and where the dialogue stands
/// afterwards; nothing is kept here.
/// </summary>
internal sealed class StaffTurns(
    IDialogEngine engine, IDialogStates states, CallBackPromises callBacks, Ids ids, TimeProvider time,
    IOptions<SiteOptions> site)
{
    /// <param name="reason">Said once in the conversation under each.</param>
    /// <param name="author">In whose name it is said; null: the assistant's.</param>
    /// <returns>Null when there is no such conversation, or the act comes to nothing.</returns>
    public async Task<Saying?> MakeAsync(
        string conversation, StaffAct act, string reason, StaffAuthor? author, CancellationToken cancel)
    {
        if (await states.StateAsync(conversation, cancel) is not var (known, json, turns)) return null;
        var now = time.GetUtcNow();
        var state = Assistant.StateOf(json);
        var input = new Input("", known.Locale) { Act = act, CallBacks = await callBacks.TermsAsync(cancel) };
        var result = engine.Next(state, input, Taiwan.Day(now));
        if (result.Replies.Count == 0) return null;
        var receipts = new List<Receipt>();
        var said = result.Replies.Select(reply => Say(known, reply, result.State, author, receipts, now)).ToList();
        if (HandoffEvents.Of(act, result.State.Locale) is { } told)
        {
            Stamp.Unasked(told, ids.Activity(), now, known, site.Value);
            said.Insert(0, new StoredActivity(0, told));
        }

        return new Saying(conversation, reason, now, said, receipts)
        {
            Next = new NextState(JsonSerializer.Serialize(result.State), turns),
        };
    }

    /// <summary>What somebody says in their own words; the dialogue stays where it is.</summary>
    public Saying Words(Conversation conversation, string locale, string text, string reason, StaffAuthor author)
    {
        var now = time.GetUtcNow();
        var reply = new Reply(
            ReplyKind.Person, locale, text, text, null, [],
            new AnswerInfo(null, new Dictionary<string, string>(), engine.Release, null, null, []));
        return new Saying(
            conversation.Id, reason, now, [Say(conversation, reply, new DialogState(locale), author, [], now)], []);
    }

    private StoredActivity Say(
        Conversation known, Reply reply, DialogState state, StaffAuthor? author, List<Receipt> receipts, DateTimeOffset now)
    {
        string? receipt = null;
        if (reply.Sheet is { } sheet)
        {
            receipt = ids.Receipt();
            receipts.Add(new Receipt(receipt, now, sheet) { Case = GivenCase.Of(state, reply) });
        }

        var envelope = new Activity([]);
        Stamp.Unasked(envelope, ids.Activity(), now, known, site.Value);
        if (author is not null) Stamp.Author(envelope, author);
        return new StoredActivity(0, envelope, new Spoken(reply, receipt));
    }
}

/// <summary>A person who speaks, as citizens know them.</summary>
/// <param name="Name">The name they work under; empty for none.</param>
internal sealed record StaffAuthor(string Name);
