using System.Data.Common;
using BotService.Conversations;
using Dapper;

namespace BotService.Storage;

/// <summary>Step one of a turn: the activity enters inbox and history. Runs inside a write.</summary>
internal static class InboxRow
{
    /// <summary>
    /// The condition of a turn that can be run: no answer waits for approval in it, or before it unlooked at.
    /// </summary>
    public const string IsFree = "not done and coalesce(hold, 'over') = 'over'";

    /// <returns>Also whether a turn that waits now is this process's to run.</returns>
    public static async Task<(Accepted Accepted, bool Turn, StoredActivity? Stored, bool Mine)> InsertAsync(
        DbConnection db, string conversation, Incoming incoming, Sealed secret, Claim claim)
    {
        var known = await db.QueryFirstOrDefaultAsync<Known>(
            """
            select c.greeted as Greeted, i.activity_id as ActivityId, i.sequence as Sequence,
              exists (select 1 from withdrawn w where w.conversation = c.id and w.activity_id = @ActivityId) as Withdrawn
            from conversations c left join inbox i on i.conversation = c.id and i.event_key = @EventKey
            where c.id = @conversation
            """,
            new { conversation, incoming.EventKey, incoming.ActivityId }) ?? throw new UnknownConversationException(conversation);
        if (known.ActivityId is { } first)
            return (new Accepted(first, known.Sequence, Duplicate: true), false, null, true);

        // A greeting comes first or not at all: after anything was said it would only be in the way. What was
        // withdrawn before it came has no turn.
        var withdrawn = known.Withdrawn;
        var greets = !withdrawn
            && (incoming.Purpose == Purpose.Welcome || (incoming.Purpose == Purpose.Greeting && !known.Greeted));
        var turn = greets || (!withdrawn && incoming.Purpose == Purpose.Turn);
        var when = incoming.Happened ?? incoming.At;

        // The conversation becomes this process's with the message: taking it up costs no write of its own.
        var (sequence, owner) = await db.QueryFirstAsync<(long, string?)>(
            "update conversations set last_sequence = last_sequence + 1, greeted = case when @turn then true else "
            + "greeted end, "
            + "left_at = case when @turn and left_at <= @when then null else left_at end, "
            + $"owned_until = case when @turn and {Claim.IsFree} then @Until else owned_until end, "
            + $"owner = case when @turn and {Claim.IsFree} then @Me else owner end "
            + "where id = @conversation returning last_sequence, owner",
            new { conversation, turn, when, claim.Me, claim.Now, claim.Until });
        await db.LaterAsync(
            "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, raw, done, "
            + "happened, ticket, known_until) "
            + "values (@conversation, @EventKey, @ActivityId, @sequence, @At, @greets, @Raw, @done, @Happened, "
            + "@Ticket, @KnownUntil)",
            new
            {
                conversation,
                incoming.EventKey,
                incoming.ActivityId,
                sequence,
                incoming.At,
                greets,
                Raw = turn ? secret.Raw : null,
                done = !turn,
                incoming.Happened,
                Ticket = turn ? secret.Ticket : null,
                incoming.KnownUntil,
            });

        StoredActivity? stored = null;
        if (incoming.Masked is { } masked)
        {
            masked = withdrawn ? Withdrawn.Blank(masked) : masked;
            Stamp.Number(masked, sequence);
            stored = new StoredActivity(sequence, masked);
            await History.AddAsync(db, conversation, stored, incoming.At, fromBot: false);
        }

        switch (incoming.Purpose)
        {
            case Purpose.Leave:
                await Leaving.MarkAsync(db, conversation, when);
                break;
            case Purpose.Withdrawal:
                await Withdrawals.AddAsync(db, conversation, incoming.Withdrawn!, incoming.At);
                break;
        }

        return (new Accepted(incoming.ActivityId, sequence, Duplicate: false), turn, stored, owner == claim.Me);
    }

    private sealed class Known
    {
        public bool Greeted { get; init; }

        /// <summary>Of the same event, when it came before.</summary>
        public string? ActivityId { get; init; }

        public long Sequence { get; init; }

        public bool Withdrawn { get; init; }
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
