using System.Data.Common;
using BotService.Conversations;
using BotService.Handoff;
using Dapper;

namespace BotService.Storage;

/// <summary>What a turn leaves behind of the talk with a person, in its own transaction.</summary>
internal static class LiveTalkRows
{
    public static async Task AddAsync(DbConnection db, TurnCommit commit)
    {
        var (conversation, at) = (commit.Turn.Conversation, commit.At);
        foreach (var note in commit.Notes)
        {
            switch (note)
            {
                case TurnNote.QueueJoined joined:
                    await db.ExecuteAsync(
                        "insert into live_talks (conversation, organisation, entry, channel, locale, asked_at, place_at, promise_at, "
                        + "due_at, clock) values (@Id, @Organisation, @Entry, @Channel, @Locale, @at, @at, @Promise, @Promise, 'take') "
                        // Whoever waits already, though the dialogue has forgotten it, keeps their place.
                        + "on conflict do nothing",
                        new { conversation.Id, joined.Organisation, joined.Entry, conversation.Channel, commit.Record.Locale, at, joined.Promise });
                    if (joined.Referral is not null) await TakeReferralAsync(db, conversation.Id, joined.Referral);
                    await LiveRows.AddAsync(db, new(0, at, LiveEvent.Queue, joined.Organisation, null, conversation.Id, 0));
                    break;
                case TurnNote.QueueLeft:
                    await LeaveAsync(db, conversation.Id, at);
                    break;
                case TurnNote.SaidToPerson said:
                    await HearAsync(db, commit, said.Due);
                    break;
            }
        }
    }

    /// <summary>The clerk sees what was said where the citizen comes from.</summary>
    private static Task TakeReferralAsync(DbConnection db, string conversation, string referral) => db.ExecuteAsync(
        "update live_talks set from_person = @others, from_name = (select from_name from referrals where signature = @referral), "
        + "from_reason = (select words from referrals where signature = @referral) where conversation = @conversation and status = 'waiting'",
        new { conversation, referral, others = ForwardedFrom.Others });

    private static async Task LeaveAsync(DbConnection db, string conversation, DateTimeOffset at)
    {
        var left = await db.QueryFirstOrDefaultAsync<Whose>(
            "update live_talks set status = 'ended', clock = 'none', outcome = 'left', ended_at = @at, ticket = null, ticket_at = null, "
            + "version = version + 1 where conversation = @conversation and status <> 'ended' returning organisation, person",
            new { conversation, at });
        if (left is not null) await LiveRows.AddAsync(db, new(0, at, LiveEvent.Queue, left.Organisation, null, conversation, 0));
    }

    /// <summary>
    /// The clock runs from the first word that staff have not answered; the reply token is the last word's. The version stays: what
    /// the citizen says does not stand in the way of what staff do.
    /// </summary>
    private static async Task HearAsync(DbConnection db, TurnCommit commit, DateTimeOffset due)
    {
        var (conversation, at) = (commit.Turn.Conversation.Id, commit.At);
        // Unless an answer, or what was parked, goes with it.
        var ticket = commit.Replies.Count > 0 ? null : await db.QueryFirstOrDefaultAsync<byte[]?>(
            "select ticket from inbox where id = @InboxId and not exists (select 1 from outbox where turn = @InboxId)",
            new { commit.Turn.InboxId });
        var talk = await db.QueryFirstOrDefaultAsync<Whose>(
            "update live_talks set heard_at = @at, due_at = case when clock in ('staff', 'staff-reminded') then due_at else @due end, "
            + "clock = case when clock in ('staff', 'staff-reminded') then clock else 'staff' end, "
            + "ticket = @ticket, ticket_at = case when @hasTicket then @Came end "
            + "where conversation = @conversation and status = 'taken' returning organisation, person",
            new { conversation, at, due, ticket, hasTicket = ticket is not null, Came = commit.Turn.At });
        if (talk is null) return;
        await LiveRows.AddAsync(
            db, new(0, at, LiveEvent.Message, talk.Organisation, talk.Person, conversation, commit.Turn.Sequence));
    }

    private sealed class Whose
    {
        public string? Organisation { get; init; }
        public string? Person { get; init; }
    }
}
