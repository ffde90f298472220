using System.Data;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

/// <summary>Step one of a turn: the activity enters inbox and history. Runs inside a write.</summary>
internal static class InboxRow
{
    public static (Accepted Accepted, bool Turn, StoredActivity? Stored) Insert(IDbConnection db, string conversation, Incoming incoming, byte[]? raw)
    {
        var greeted = db.ExecuteScalar<long?>("select greeted from conversations where id = @conversation", new { conversation })
            ?? throw new UnknownConversationException(conversation);
        var first = db.QueryFirstOrDefault<(string? ActivityId, long Sequence)>(
            "select activity_id, sequence from inbox where conversation = @conversation and event_key = @EventKey",
            new { conversation, incoming.EventKey });
        if (first.ActivityId is not null)
        {
            return (new Accepted(first.ActivityId, first.Sequence, Duplicate: true), false, null);
        }

        // A greeting comes first or not at all: after anything was said it would only be in the way.
        var greets = incoming.Purpose == Purpose.Greeting && greeted == 0;
        var turn = greets || incoming.Purpose == Purpose.Turn;
        var sequence = db.ExecuteScalar<long>(
            "update conversations set last_sequence = last_sequence + 1, greeted = case when @turn then 1 else greeted end "
            + "where id = @conversation returning last_sequence",
            new { conversation, turn });
        db.Execute(
            "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, raw, done) "
            + "values (@conversation, @EventKey, @ActivityId, @sequence, @At, @greets, @Raw, @done)",
            new { conversation, incoming.EventKey, incoming.ActivityId, sequence, At = Stamp.Time(incoming.At), greets, Raw = turn ? raw : null, done = !turn });

        StoredActivity? stored = null;
        if (incoming.Masked is { } masked)
        {
            Stamp.Number(masked, sequence);
            stored = new StoredActivity(sequence, masked);
            History.Add(db, conversation, stored, incoming.At, fromBot: false);
        }

        return (new Accepted(incoming.ActivityId, sequence, Duplicate: false), turn, stored);
    }
}
