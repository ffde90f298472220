using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Held;
using BotService.Engine.Data;
using BotService.Protocol;
using Dapper;

namespace BotService.Storage;

/// <summary>Step three of a turn: all it leaves behind. Runs inside a write.</summary>
internal static class TurnRows
{
    private const string MoreWait =
        $"exists (select 1 from inbox where conversation = @conversation and {InboxRow.IsFree} and id <> @InboxId)";

    /// <param name="contact">The telephone number that was given, encrypted; null for none.</param>
    /// <returns>The replies with their numbers, and whether more turns wait; null, and nothing changed, when the turn
    /// or one after it was answered meanwhile, it was withdrawn, or the conversation has become another process's.</returns>
    public static async Task<(List<StoredActivity> Replies, bool More)?> CommitAsync(
        DbConnection db, TurnCommit commit, int keep, string me, byte[]? contact = null)
    {
        var (turn, conversation) = (commit.Turn, commit.Turn.Conversation.Id);

        // The conversation is let go when nothing more waits in it, so that whoever hears from it next may have it.
        var (last, left, more) = await db.QueryFirstOrDefaultAsync<(long?, DateTimeOffset?, bool)>(
            "update conversations set last_sequence = last_sequence + @Count, turns = turns + @Step, state = "
            + "coalesce(@State, state), "
            + $"owner = case when @Push or {MoreWait} then owner end "
            + "where id = @conversation and turns = @Turns and owner = @me "
            + $"and exists (select 1 from inbox where id = @InboxId and {InboxRow.IsFree}) "
            + $"returning last_sequence, left_at, {MoreWait}",
            new
            {
                conversation, commit.Replies.Count, commit.State, commit.Push, turn.Turns, turn.InboxId, me,
                Step = commit.Hold is TurnHold.Behind ? 0 : 1,
            });
        return last is { } newest ? (await KeepAsync(db, commit, newest, left is not null, keep, contact), more) : null;
    }

    /// <summary>The same for a conversation whose row has been taken for it already.</summary>
    /// <param name="newest">The number of the last reply.</param>
    /// <param name="left">The citizen is not there any more.</param>
    public static async Task<List<StoredActivity>> KeepAsync(
        DbConnection db, TurnCommit commit, long newest, bool left, int keep, byte[]? contact = null)
    {
        var (turn, conversation) = (commit.Turn, commit.Turn.Conversation.Id);
        var replies = new List<StoredActivity>(commit.Replies.Count);
        foreach (var reply in commit.Replies)
        {
            var stored = reply with { Sequence = newest - commit.Replies.Count + replies.Count + 1 };
            Stamp.Number(stored.Activity, stored.Sequence);
            await History.AddAsync(db, conversation, stored, commit.At, fromBot: true);
            replies.Add(stored);
        }

        var at = commit.At;
        if (commit.Push && !left)
        {
            await OutboxStore.UnparkAsync(db, conversation, turn.InboxId, at);
            await db.LaterAsync(
                "insert into outbox (conversation, sequence, json, queued_at, not_before, turn, ticket) "
                + "select conversation, @Sequence, @Json, @at, @at, id, ticket from inbox where id = @InboxId",
                replies.Select(r => new { r.Sequence, Json = StoredJson.Write(r), at, turn.InboxId }));
        }

        if (commit.Hold is { } hold)
        {
            await HeldRows.AddAsync(db, commit, hold);
            return replies;
        }

        // Before the ticket goes.
        await LiveTalkRows.AddAsync(db, commit);
        await db.LaterAsync("update inbox set done = true, raw = null, ticket = null where id = @InboxId", new { turn.InboxId });

        foreach (var receipt in commit.Receipts) await ReceiptRow.AddAsync(db, conversation, receipt);

        foreach (var continuation in commit.Continuations) await Continuations.AddAsync(db, conversation, continuation);

        await Demand.AddAsync(db, commit);
        var counted = OutcomeRow.OfTurn(commit);
        await OutcomeRows.AddAsync(db, commit, counted);
        await AddRecordAsync(db, commit, counted);
        foreach (var note in commit.Notes) await AddNoteAsync(db, commit, note, counted);
        await CallBackRows.AddAsync(db, commit, contact);

        await History.TrimAsync(db, conversation, newest, keep, at);
        return replies;
    }

    /// <summary>The case as it is kept: always in one order, so that equal cases are equal texts.</summary>
    internal static string Slots(TurnRecord record) =>
        Json.Write(new SortedDictionary<string, string>(record.Case.ToDictionary(), StringComparer.Ordinal));

    private static Task AddRecordAsync(DbConnection db, TurnCommit commit, OutcomeRow counted)
    {
        var record = commit.Record;
        return db.LaterAsync(
            "insert into turns (conversation, activity_id, at, day, hour, channel, locale, kind, entry, organisation, office, slots, "
            + "score, rivals, outcome, result, repeated, language, release, milliseconds, explanation) "
            + "select @Conversation, @ActivityId, @At, @Day, @Hour, @Channel, @Locale, @Kind, @Found, @Organisation, @Office, @Slots, "
            + $"@Score, @Rivals, @Outcome, @Result, {OutcomeRows.Repeats}, @Language, @Release, @Milliseconds, @Explanation",
            new
            {
                counted.Conversation,
                commit.Turn.ActivityId,
                counted.At,
                counted.Day,
                counted.Hour,
                counted.Channel,
                counted.Locale,
                counted.Kind,
                counted.Entry,
                Found = record.Entry,
                counted.Organisation,
                counted.Office,
                counted.Slots,
                record.Score,
                Rivals = Json.Write(record.Rivals),
                record.Outcome,
                counted.Result,
                counted.MayRepeat,
                counted.Since,
                record.Language,
                counted.Release,
                record.Milliseconds,
                Explanation = record.Explanation is { } explanation ? Json.Write(explanation) : null,
            });
    }

    private static async Task AddNoteAsync(DbConnection db, TurnCommit commit, TurnNote note, OutcomeRow counted)
    {
        var (at, conversation, activity, release) =
            (commit.At, commit.Turn.Conversation.Id, commit.Turn.ActivityId, commit.Record.Release);
        switch (note)
        {
            case TurnNote.Unanswered u:
                await db.LaterAsync(
                    "insert into unanswered (at, conversation, activity_id, text, language, reason, nearest, release) "
                    + "values (@at, @conversation, @activity, @Text, @Language, @Reason, @Nearest, @release)",
                    new { at, conversation, activity, u.Text, u.Language, u.Reason, Nearest = Json.Write(u.Nearest), release });
                break;
            case TurnNote.Rating r:
                await AddRatingAsync(db, r, null, activity, counted);
                break;
            case TurnNote.AspectRating a:
                await db.LaterAsync(
                    "insert into aspect_ratings (at, day, conversation, entry, organisation, channel, locale, aspect, score) values (@At, "
                    + "@Day, @Conversation, @Entry, @Organisation, @Channel, @Locale, @Aspect, @Score)",
                    new
                    {
                        counted.At, counted.Day, counted.Conversation, a.Entry, Organisation = OutcomeRow.OrganisationOf(a.Entry) ?? "",
                        counted.Channel, counted.Locale, Aspect = a.Aspect.ToString().ToLowerInvariant(), a.Score,
                    });
                break;
            case TurnNote.RatingWords w:
                if (await db.ExecuteAsync("update ratings set words = @Words, words_of = @activity where number = "
                    + "(select max(number) from ratings where conversation = @conversation)", new { conversation, activity, w.Words }) == 0)
                    await AddRatingAsync(db, new TurnNote.Rating(null, null, null), w.Words, activity, counted);

                break;
            case TurnNote.Emergency emergency: await Emergencies.AddAsync(db, commit, emergency); break;
            case TurnNote.Handoff h:
                await db.LaterAsync("insert into handoffs (at, conversation, entry, release) values (@at, "
                    + "@conversation, @Entry, @release)", new { at, conversation, h.Entry, release });
                break;
        }
    }

    /// <param name="words">What was said of it; null for nothing yet.</param>
    private static Task AddRatingAsync(DbConnection db, TurnNote.Rating rating, string? words, string activity, OutcomeRow counted) =>
        db.LaterAsync(
            "insert into ratings (at, day, conversation, entry, organisation, office, channel, locale, release, person, helpful, score, "
            + "words, words_of) select @At, @Day, @Conversation, @Entry, @Organisation, @Office, @Channel, @Locale, @Release, "
            + $"{OutcomeRows.OfPerson}, @Helpful, @Score, @words, case when @words is null then null else @activity end",
            new
            {
                counted.At, counted.Day, counted.Conversation, rating.Entry, Organisation = OutcomeRow.OrganisationOf(rating.Entry) ?? "",
                counted.Office, counted.Channel, counted.Locale, counted.Release, rating.Helpful, rating.Score, words, activity,
            });
}
