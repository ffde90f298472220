using BotService.CallBacks;
using BotService.Conversations.Calls;
using BotService.Conversations.Safety;
using BotService.Desk;
using BotService.Handoff;
using BotService.Held;
using BotService.Insight;
using BotService.Retention;
using BotService.Statistics;

namespace BotService.Storage.Keeping;

/// <summary>What goes by its age alone, in the order in which it goes.</summary>
internal static class Sweeps
{
    /// <summary>What was searched for: as long as the questions that were asked.</summary>
    private static readonly TimeSpan SearchesKept = TimeSpan.FromDays(400);

    /// <summary>A conversation of which nothing is left, and nothing to come.</summary>
    private const string Empty =
        """
        t.created_at <= @past
        and not exists (select 1 from activities x where x.conversation = t.id)
        and not exists (select 1 from inbox x where x.conversation = t.id and (x.event_key <> 'open' or not x.done))
        and not exists (select 1 from outbox x where x.conversation = t.id)
        and not exists (select 1 from turns x where x.conversation = t.id)
        and not exists (select 1 from live_talks x where x.conversation = t.id and x.status <> 'ended')
        and not exists (select 1 from callbacks x where x.conversation = t.id and x.status = 'open')
        and not exists (select 1 from held_answers x where x.conversation = t.id and x.status = 'waiting')
        """;

    public static IReadOnlyList<Sweep> Of(RetentionOptions options) =>
    [
        new(new("explanations", "turns.explanation", options.Explanations), "turns", "t.explanation is not null and t.at <= @past")
        {
            Set = "explanation = null",
        },
        new(new("words", "ratings.words", options.Words), "ratings", "t.words is not null and t.at <= @past") { Set = "words = null" },
        .. Transcripts(options.Transcripts),
        new(new("receipts", "receipts", options.Receipts), "receipts", "t.at <= @past") { Key = "id", IsKeyText = true },
        .. Records(),
        new(new("transcripts", "conversations", options.Transcripts), "conversations", Empty)
        {
            Key = "id", IsKeyText = true, Conversation = "t.id", IsAboutConversations = true,
            Before =
            [
                "delete from inbox where conversation in @keys", "delete from withdrawn where conversation in @keys",
                "delete from continuations where conversation in @keys", "delete from marked_texts where conversation in @keys",
            ],
        },
        new(new("audit", "retention_holds", options.Audit), "retention_holds", "coalesce(t.ended_at, t.until) <= @past")
        {
            Conversation = null,
        },
        Proof("deletions", options.Audit, "at"), Proof("privacy_requests", options.Audit, "decided_at"),
        new(new("audit", "retention_runs", options.Audit), "retention_runs", "t.ended_at <= @past")
        {
            Conversation = null, Before = ["delete from retention_proofs where run in @keys"],
        },
    ];

    private static IEnumerable<Sweep> Transcripts(TimeSpan kept) =>
    [
        new(new("transcripts", "outbox", kept), "outbox", "t.status <> 'waiting' and t.queued_at <= @past") { Key = "id" },
        // What a channel may still repeat stays, and so does what tells that a conversation was opened.
        new(new("transcripts", "inbox", kept), "inbox",
            "t.done and t.event_key <> 'open' and t.at <= @past and (t.known_until is null or t.known_until < @now)") { Key = "id" },
        new(new("transcripts", "activities", kept), "activities", "t.at <= @past"),
        new(new("transcripts", "unanswered", kept), "unanswered", "t.at <= @past")
        {
            Before = ["delete from misses where source = 'unanswered' and origin in @keys"],
        },
        new(new("transcripts", "handoffs", kept), "handoffs", "t.at <= @past"),
        new(new("transcripts", "ratings", kept), "ratings", "t.at <= @past"),
        new(new("transcripts", "turns", kept), "turns", "t.at <= @past"),
        // These stay, for they are counted; whose they were goes.
        new(new("transcripts", "aspect_ratings.conversation", kept), "aspect_ratings", "t.conversation <> '' and t.at <= @past")
        {
            Set = "conversation = ''",
        },
    ];

    private static IEnumerable<Sweep> Records() =>
    [
        Record("searches", SearchesKept) with
        {
            Conversation = null, Counted = TallySource.Searches,
            Before = ["delete from misses where source = 'search' and origin in @keys"],
        },
        Record("emergencies", IEmergencies.Kept),
        Record("notes", INotes.Kept) with { Conversation = "(select r.conversation from receipts r where r.id = t.receipt)" },
        Record("desk_marks", IDeskMarks.Kept) with { Conversation = null },
        Record("calls", ICalls.Kept, "began_at") with { Key = "id", IsKeyText = true, Conversation = "t.id" },
        Record("callbacks", ICallBacks.Kept, "closed_at") with
        {
            Counted = TallySource.CallBacks, Before = ["delete from callback_attempts where callback in @keys"],
        },
        Record("live_talks", ILiveTalks.Kept, "ended_at") with { Counted = TallySource.Talks },
        Record("held_answers", IHeldAnswers.Kept, "decided_at"),
    ];

    private static Sweep Proof(string table, TimeSpan kept, string moment) =>
        new(new("audit", table, kept), table, $"t.{moment} <= @past") { Conversation = null };

    private static Sweep Record(string table, TimeSpan kept, string moment = "at") =>
        new(new("records", table, kept), table, $"t.{moment} <= @past");
}
