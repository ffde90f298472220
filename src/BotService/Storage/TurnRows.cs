using System.Data;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

/// <summary>Step three of a turn: all it leaves behind. Runs inside a write.</summary>
internal static class TurnRows
{
    /// <returns>The replies with their numbers; null, and nothing changed, when the turn or one after it was answered
    /// meanwhile, or it was withdrawn.</returns>
    public static List<StoredActivity>? Commit(IDbConnection db, TurnCommit commit, int keep)
    {
        var turn = commit.Turn;
        var conversation = turn.Conversation.Id;
        var (last, left) = db.QueryFirstOrDefault<(long?, string?)>(
            "update conversations set last_sequence = last_sequence + @Count, turns = turns + 1, state = coalesce(@State, state) "
            + "where id = @conversation and turns = @Turns and exists (select 1 from inbox where id = @InboxId and done = 0) returning last_sequence, left_at",
            new { conversation, commit.Replies.Count, commit.State, turn.Turns, turn.InboxId });
        if (last is not { } newest)
        {
            return null;
        }

        var replies = new List<StoredActivity>(commit.Replies.Count);
        foreach (var reply in commit.Replies)
        {
            var stored = new StoredActivity(newest - commit.Replies.Count + replies.Count + 1, reply);
            Stamp.Number(reply, stored.Sequence);
            History.Add(db, conversation, stored, commit.At, fromBot: true);
            replies.Add(stored);
        }

        var at = Stamp.Time(commit.At);
        if (commit.Push && left is null)
        {
            db.Execute(
                "insert into outbox (conversation, sequence, json, queued_at, not_before, turn, ticket) "
                + "select @conversation, @Sequence, @Json, @at, @at, id, ticket from inbox where id = @InboxId",
                replies.Select(r => new { conversation, r.Sequence, Json = r.Activity.ToJson(), at, turn.InboxId }));
        }

        db.Execute("update inbox set done = 1, raw = null, ticket = null where id = @InboxId", new { turn.InboxId });

        foreach (var receipt in commit.Receipts)
        {
            db.Execute(
                "insert into receipts (id, at, conversation, entry, sheet) values (@Id, @At, @conversation, @Entry, @Sheet)",
                new { receipt.Id, At = Stamp.Time(receipt.At), conversation, receipt.Sheet.Entry, Sheet = Json.Write(receipt.Sheet) });
        }

        foreach (var continuation in commit.Continuations)
        {
            Continuations.Add(db, conversation, continuation);
        }

        Demand.Add(db, commit);
        AddRecord(db, commit, at);
        foreach (var note in commit.Notes)
        {
            AddNote(db, commit, note, at);
        }

        History.Trim(db, conversation, newest, keep, at);
        return replies;
    }

    private static void AddRecord(IDbConnection db, TurnCommit commit, string at)
    {
        var record = commit.Record;
        db.Execute(
            "insert into turns (conversation, activity_id, at, locale, kind, entry, slots, score, rivals, outcome, language, release, milliseconds, explanation) "
            + "values (@Id, @ActivityId, @at, @Locale, @Kind, @Entry, @Slots, @Score, @Rivals, @Outcome, @Language, @Release, @Milliseconds, @Explanation)",
            new
            {
                commit.Turn.Conversation.Id,
                commit.Turn.ActivityId,
                at,
                record.Locale,
                record.Kind,
                record.Entry,
                Slots = Json.Write(record.Case),
                record.Score,
                Rivals = Json.Write(record.Rivals),
                record.Outcome,
                record.Language,
                record.Release,
                record.Milliseconds,
                Explanation = record.Explanation is { } explanation ? Json.Write(explanation) : null,
            });
    }

    private static void AddNote(IDbConnection db, TurnCommit commit, TurnNote note, string at)
    {
        var (conversation, activity, release) =
            (commit.Turn.Conversation.Id, commit.Turn.ActivityId, commit.Record.Release);
        switch (note)
        {
            case TurnNote.Unanswered u:
                db.Execute(
                    "insert into unanswered (at, conversation, activity_id, text, language, reason, nearest, release) "
                    + "values (@at, @conversation, @activity, @Text, @Language, @Reason, @Nearest, @release)",
                    new { at, conversation, activity, u.Text, u.Language, u.Reason, Nearest = Json.Write(u.Nearest), release });
                break;
            case TurnNote.Rating r:
                db.Execute(
                    "insert into ratings (at, conversation, entry, helpful, score, release) values (@at, @conversation, @Entry, @Helpful, @Score, @release)",
                    new { at, conversation, r.Entry, r.Helpful, r.Score, release });
                break;
            case TurnNote.RatingWords w:
                var words = new { at, conversation, activity, w.Words, release };
                if (db.Execute("update ratings set words = @Words, words_of = @activity where number = (select max(number) from ratings where conversation = @conversation)", words) == 0)
                {
                    db.Execute("insert into ratings (at, conversation, words, words_of, release) values (@at, @conversation, @Words, @activity, @release)", words);
                }

                break;
            case TurnNote.Emergency emergency: Emergencies.Add(db, commit, emergency); break;
            case TurnNote.Handoff h:
                db.Execute("insert into handoffs (at, conversation, entry, release) values (@at, @conversation, @Entry, @release)", new { at, conversation, h.Entry, release });
                break;
        }
    }
}
