using BotService.Conversations;
using BotService.Conversations.Outbox;
using BotService.Conversations.Turns;
using BotService.Engine.Dialogs.Handoff;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Handoff;

/// <summary>
/// Makes one step of a talk: what the citizen hears is decided by the engine on the dialogue as it stands, and decided anew when a
/// turn of theirs was quicker.
/// </summary>
internal sealed class TalkSteps(ILiveTalks talks, StaffTurns turns, IConversations conversations, OutboxSender outbox, TimeProvider time)
{
    /// <summary>A citizen who writes without pause does not keep staff out for ever.</summary>
    private const int Attempts = 20;

    /// <param name="act">What the citizen hears of it; null: nothing.</param>
    /// <param name="reason">Under each it is done once.</param>
    /// <returns>Stale when somebody else changed the talk; refused when the act comes to nothing, as a list of no matter does.</returns>
    public async Task<Change> ActAsync(
        LiveTalk before, LiveTalk after, StaffAct? act, string reason, StaffAuthor? author, Deed? deed, string kind, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var saying = act is null ? null : await turns.MakeAsync(before.Conversation, act, Reason(before, reason), author, cancel);
            if (act is not null && saying is null) return Change.Refused;
            var change = await StepAsync(before, after, saying, deed, kind, cancel);
            if (change != Change.Stale || (await talks.FindAsync(before.Conversation, cancel))?.Version != before.Version) return change;
        }

        return Change.Stale;
    }

    /// <summary>Says something in a person's own words.</summary>
    public async Task<Change> SayAsync(
        LiveTalk before, LiveTalk after, string text, string key, StaffAuthor author, Deed deed, CancellationToken cancel)
    {
        if (await conversations.FindAsync(before.Conversation, cancel) is not { } conversation) return Change.Refused;
        var saying = turns.Words(conversation, before.Locale, text, Reason(before, key), author);
        return await StepAsync(before, after, saying, deed, LiveEvent.Message, cancel);
    }

    private async Task<Change> StepAsync(
        LiveTalk before, LiveTalk after, Saying? saying, Deed? deed, string kind, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var live = new List<LiveEvent> { new(0, now, kind, after.Organisation, after.Person, before.Conversation, 0) };
        if (kind == LiveEvent.Queue && before.Organisation != after.Organisation)
            live.Add(new(0, now, kind, before.Organisation, before.Person, before.Conversation, 0));
        if (kind == LiveEvent.Queue && saying is not null) live.Add(new(0, now, LiveEvent.Message, after.Organisation, after.Person, before.Conversation, 0));
        var stepped = await talks.StepAsync(new TalkStep(before, after, saying, deed, live), cancel);
        if (stepped.Change == Change.Done && saying is not null) outbox.LookAt(before.Conversation);
        return stepped.Change;
    }

    private static string Reason(LiveTalk talk, string key) => FormattableString.Invariant($"talk:{talk.Number}:{key}");
}
