using System.Data;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

/// <summary>Step one of a turn: the activity enters inbox and history. Runs inside a write.</summary>
internal static class InboxRow
{
    public static (Accepted Accepted, bool Turn, StoredActivity? Stored) Insert(
        IDbConnection db, string conversation, Incoming incoming, Sealed secret)
    {
        var greeted = db.ExecuteScalar<long?>(
            "select greeted from conversations where id = @conversation", new { conversation })
            ?? throw new UnknownConversationException(conversation);
        var first = db.QueryFirstOrDefault<(string? ActivityId, long Sequence)>(
            "select activity_id, sequence from inbox where conversation = @conversation and event_key = @EventKey",
            new { conversation, incoming.EventKey });
        if (first.ActivityId is not null)
        {
            return (new Accepted(first.ActivityId, first.Sequence, Duplicate: true), false, null);
        }

        // A greeting comes first or not at all: after anything was said it would only be in the way. What was
        // withdrawn before it came has no turn.
        var withdrawn = Withdrawals.Contains(db, conversation, incoming.ActivityId);
        var greets = !withdrawn
            && (incoming.Purpose == Purpose.Welcome || (incoming.Purpose == Purpose.Greeting && greeted == 0));
        var turn = greets || (!withdrawn && incoming.Purpose == Purpose.Turn);
        var happened = incoming.Happened is { } then ? Stamp.Time(then) : null;
        var when = happened ?? Stamp.Time(incoming.At);
        var sequence = db.ExecuteScalar<long>(
            "update conversations set last_sequence = last_sequence + 1, greeted = case when @turn then 1 else greeted end, "
            + "left_at = case when @turn and left_at <= @when then null else left_at end where id = @conversation returning last_sequence",
            new { conversation, turn, when });
        db.Execute(
            "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, raw, done, happened, ticket, known_until) "
            + "values (@conversation, @EventKey, @ActivityId, @sequence, @At, @greets, @Raw, @done, @happened, @Ticket, @KnownUntil)",
            new
            {
                conversation,
                incoming.EventKey,
                incoming.ActivityId,
                sequence,
                At = Stamp.Time(incoming.At),
                greets,
                Raw = turn ? secret.Raw : null,
                done = !turn,
                happened,
                Ticket = turn ? secret.Ticket : null,
                KnownUntil = incoming.KnownUntil is { } until ? Stamp.Time(until) : null,
            });

        StoredActivity? stored = null;
        if (incoming.Masked is { } masked)
        {
            masked = withdrawn ? Withdrawn.Blank(masked) : masked;
            Stamp.Number(masked, sequence);
            stored = new StoredActivity(sequence, masked);
            History.Add(db, conversation, stored, incoming.At, fromBot: false);
        }

        switch (incoming.Purpose)
        {
            case Purpose.Leave:
                Leaving.Mark(db, conversation, when);
                break;
            case Purpose.Withdrawal:
                Withdrawals.Add(db, conversation, incoming.Withdrawn!, incoming.At);
                break;
        }

        return (new Accepted(incoming.ActivityId, sequence, Duplicate: false), turn, stored);
    }

    /// <summary>What of an incoming activity is encrypted: done before the write, which all callers share.</summary>
    internal readonly record struct Sealed(byte[]? Raw, byte[]? Ticket)
    {
        public static Sealed Of(Incoming incoming, InboxCipher cipher) =>
            incoming.Purpose is Purpose.Turn or Purpose.Greeting or Purpose.Welcome
                ? new Sealed(cipher.Seal(incoming.Raw), cipher.SealText(incoming.Ticket))
                : default;
    }
}
