using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Conversations.Held;
using BotService.Conversations.Outbox;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Releases;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Held;

/// <summary>Lets an answer go out, as it is or in other words, or names the hotline in its place.</summary>
internal sealed class HeldDecisions(
    IHeldAnswers answers, IReleases releases, TurnRunner turns, OutboxSender outbox, Ids ids, TimeProvider time)
{
    /// <summary>Longest words of a clerk in an answer's place, in characters.</summary>
    public const int LongestEdit = 5000;

    public const int LongestWord = 500;

    /// <summary>Whether somebody asked this themselves, as far as the channel tells who asked.</summary>
    public static bool IsOwn(HeldAnswer answer, string person) => answer.Asker == person;

    /// <summary>All words of the answer, one passage after the other: what an edit takes the place of.</summary>
    public static string Text(HeldAnswer answer) =>
        string.Join("\n\n", answer.Replies.Where(HeldResponder.Tells).Select(r => r.Spoken!.Reply.Text));

    public Task<Change> ApproveAsync(HeldAnswer answer, Deed deed, CancellationToken cancel) => DecideAsync(
        answer, new HeldDecision(HeldStates.Approved, answer.Replies, IsAnswer: true), deed, cancel);

    /// <param name="text">In place of <see cref="Text"/>.</param>
    /// <param name="keepsSheets">The lists go out with it.</param>
    public Task<Change> EditAsync(HeldAnswer answer, string text, bool keepsSheets, Deed deed, CancellationToken cancel)
    {
        var edit = PersonalData.Mask(text.ReplaceLineEndings("\n"));
        var first = answer.Replies.First(HeldResponder.Tells);
        var replies = answer.Replies.Select(said => !HeldResponder.Tells(said) ? said
            : Worded(said, said == first ? edit : keepsSheets ? said.Spoken!.Reply.Sheet?.Title : null, keepsSheets));
        return DecideAsync(
            answer, new HeldDecision(
                HeldStates.Edited, [.. replies.OfType<StoredActivity>()], IsAnswer: true, Edit: new HeldEdit(Text(answer), edit)),
            deed, cancel);
    }

    public Task<Change> RefuseAsync(HeldAnswer answer, string word, Deed deed, CancellationToken cancel) => DecideAsync(
        answer, new HeldDecision(HeldStates.Refused, [Missed(answer)], IsAnswer: false, "refused-by-staff", Word: word), deed, cancel);

    /// <summary>Nobody decided in time.</summary>
    public Task<Change> LapseAsync(HeldAnswer answer, CancellationToken cancel) => DecideAsync(
        answer, new HeldDecision(HeldStates.Lapsed, [Missed(answer)], IsAnswer: false, "not-approved-in-time"),
        new Deed(time.GetUtcNow(), Deed.Operator, "approvals/lapse", FormattableString.Invariant($"{answer.Number}")), cancel);

    private async Task<Change> DecideAsync(HeldAnswer answer, HeldDecision decision, Deed deed, CancellationToken cancel)
    {
        if (!answer.IsWaiting) return Change.Stale;
        if (IsOwn(answer, deed.By)) return Change.Refused;
        foreach (var said in decision.Replies) Stamp.Decided(said.Activity, decision.Status, time.GetUtcNow());
        var change = await answers.DecideAsync(answer, decision, deed, cancel);
        if (change != Change.Done) return change;
        turns.LookAt(answer.Conversation);
        outbox.LookAt(answer.Conversation);
        return change;
    }

    /// <summary>In the envelope of the answer's first reply, which names whom it is for and what it answers.</summary>
    private StoredActivity Missed(HeldAnswer answer)
    {
        var first = answer.Replies.First(HeldResponder.Tells);
        var envelope = (JsonObject)first.Activity.Json.DeepClone();
        envelope["id"] = ids.Activity();
        var said = releases.Current.HeldWords.Missed(first.Spoken!.Reply, Assistant.StateOf(answer.State));
        return new StoredActivity(0, new Activity(envelope), new Spoken(said, null));
    }

    /// <returns>Null when nothing is left to say.</returns>
    private static StoredActivity? Worded(StoredActivity said, string? text, bool keepsSheet)
    {
        if (text is null) return null;
        var (reply, receipt) = said.Spoken!;
        reply = reply with { Text = text, Speak = text };
        if (keepsSheet) return said with { Spoken = new Spoken(reply, receipt) };
        reply = reply with { Kind = ReplyKind.Answer, Sheet = null, Answer = reply.Answer with { Sources = [], Parts = [] } };
        return said with { Spoken = new Spoken(reply, null) };
    }
}
