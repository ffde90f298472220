using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Conversations.Held;
using BotService.Handoff;
using BotService.Hosting;
using Dapper;

namespace BotService.Storage;

/// <summary>A turn whose answer is held, from its commit to the one that sends it. Runs inside a write.</summary>
internal static class HeldRows
{
    /// <summary>What a turn leaves behind besides its replies, until they go out.</summary>
    internal sealed record Rest(
        string? State, IReadOnlyList<Receipt> Receipts, TurnRecord Record, IReadOnlyList<TurnNote> Notes,
        IReadOnlyList<Continuation> Continuations);

    public static async Task AddAsync(DbConnection db, TurnCommit commit, TurnHold hold)
    {
        var turn = commit.Turn;
        if (hold is not TurnHold.ForApproval held)
        {
            // Its ticket is used up where something was said with it.
            await db.LaterAsync(
                "update inbox set hold = 'behind', ticket = case when @Push then null else ticket end where id = @InboxId",
                new { turn.InboxId, commit.Push });
            return;
        }

        await db.LaterAsync("update inbox set hold = 'held', raw = null, ticket = null where id = @InboxId", new { turn.InboxId });
        var answer = held.Answer;
        await db.LaterAsync(
            "insert into held_answers (conversation, inbox, activity_id, turns, rule, entry, organisation, channel, locale, release, "
            + "question, replies, kept, held_at, due_at, lapses_at) values (@Id, @InboxId, @ActivityId, @Turns, @Rule, @Entry, "
            + "@Organisation, @Channel, @Locale, @Release, @Question, @Replies, @Kept, @At, @Due, @Lapses)",
            new
            {
                turn.Conversation.Id, turn.InboxId, turn.ActivityId, Turns = turn.Turns + 1, held.Rule, held.Entry, held.Organisation,
                turn.Conversation.Channel, answer.Record.Locale, answer.Record.Release, held.Question, commit.At, held.Due, held.Lapses,
                Replies = Json.Write(answer.Replies.Select(StoredJson.Write).ToArray()),
                Kept = Json.Write(new Rest(answer.State, answer.Receipts, answer.Record, answer.Notes, answer.Continuations)),
            });
        await CountAsync(db, "shown", commit.At, held.Entry);
        await OutcomeRows.HoldAsync(db, commit with { Record = answer.Record }, held.Entry);
        await ShowAsync(db, commit.At, held.Organisation, turn.Conversation.Id);
    }

    /// <summary>Shows at once, where answers wait, that one came or is decided.</summary>
    public static Task ShowAsync(DbConnection db, DateTimeOffset at, string? organisation, string conversation) =>
        LiveRows.AddAsync(db, new(0, at, LiveEvent.Approval, organisation, null, conversation, 0));

    /// <summary>Says what came of it, in place of the turn that waited, and lets its conversation go on.</summary>
    /// <param name="turns">How many turns the conversation had had when it was held. Where another came since, the dialogue is that
    /// one's.</param>
    public static async Task<List<StoredActivity>> SendAsync(DbConnection db, TurnCommit commit, long turns, int keep)
    {
        var conversation = commit.Turn.Conversation.Id;
        var (newest, left) = await db.QuerySingleAsync<(long, DateTimeOffset?)>(
            "update conversations set last_sequence = last_sequence + @Count, turns = turns + 1, "
            + "state = case when turns = @turns then coalesce(@State, state) else state end "
            + "where id = @conversation returning last_sequence, left_at",
            new { conversation, commit.Replies.Count, commit.State, turns });
        await FreeAsync(db, conversation);
        return await TurnRows.KeepAsync(db, commit, newest, left is not null, keep);
    }

    /// <summary>Who withdraws the question wants no answer; what waits behind it goes on.</summary>
    public static async Task WithdrawAsync(DbConnection db, string conversation, string activity, DateTimeOffset at)
    {
        var which = new { conversation, activity, At = at };
        await db.LaterAsync("update held_answers set question = '' where conversation = @conversation and activity_id = @activity", which);
        if (await db.ExecuteAsync(
            "update held_answers set status = 'withdrawn', replies = '[]', kept = null, decided_at = @At, version = version + 1 "
            + "where conversation = @conversation and activity_id = @activity and status = 'waiting'", which) > 0)
            await FreeAsync(db, conversation);
    }

    /// <param name="what">The column of how it fared.</param>
    /// <param name="heldAt">When it was held.</param>
    public static Task CountAsync(DbConnection db, string what, DateTimeOffset heldAt, string entry) => db.LaterAsync(
        $"insert into held_counts (day, entry, {what}) values (@Day, @entry, 1) "
        + $"on conflict (day, entry) do update set {what} = held_counts.{what} + 1",
        new { Day = StoredDay.Of(Taiwan.Day(heldAt)), entry });

    private static Task FreeAsync(DbConnection db, string conversation) => db.LaterAsync(
        "update inbox set hold = 'over' where conversation = @conversation and hold = 'behind' and not done", new { conversation });
}
