using System.Data.Common;
using BotService.Conversations;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// What a turn leaves behind of call-backs, in its own transaction: so one is there once or not at all.
/// </summary>
internal static class CallBackRows
{
    private const string TakeBack =
        "update callbacks set status = 'taken-back', closed_at = @At, contact = null, contact_of = null, to_tell = null, "
        + "version = version + 1 where status = 'open' and ";

    /// <param name="contact">The telephone number that was given, encrypted; null for none.</param>
    public static async Task AddAsync(DbConnection db, TurnCommit commit, byte[]? contact)
    {
        var (conversation, at) = (commit.Turn.Conversation, commit.At);
        foreach (var note in commit.Notes)
        {
            switch (note)
            {
                case TurnNote.Contact:
                    await db.LaterAsync(
                        "insert into callback_contacts (conversation, at, contact, activity_id) values (@Id, @at, @contact, @ActivityId) "
                        + "on conflict (conversation) do update set at = excluded.at, contact = excluded.contact, "
                        + "activity_id = excluded.activity_id",
                        new { conversation.Id, at, contact, commit.Turn.ActivityId });
                    break;
                case TurnNote.ContactDropped:
                    await DropAsync(db, conversation.Id);
                    break;
                case TurnNote.CallBackAsked asked:
                    await db.ExecuteAsync(
                        "insert into callbacks (number, conversation, organisation, entry, channel, locale, part, asked_at, from_at, "
                        + "due_at, contact, contact_of) select @Number, @Id, @Organisation, @Entry, @Channel, @Locale, @Part, @at, "
                        + "@From, @Until, contact, activity_id from callback_contacts where conversation = @Id",
                        new
                        {
                            asked.Number, conversation.Id, asked.Organisation, asked.Entry, conversation.Channel, commit.Record.Locale,
                            Part = CallBackNames.Of(asked.Part), at, asked.From, asked.Until,
                        });
                    await DropAsync(db, conversation.Id);
                    break;
                case TurnNote.CallBackMoved moved:
                    await db.LaterAsync(
                        "update callbacks set part = @Part, from_at = @From, due_at = @Until, to_tell = null, version = version + 1 "
                        + "where number = @Number and status = 'open'",
                        new { moved.Number, Part = CallBackNames.Of(moved.Part), moved.From, moved.Until });
                    break;
                case TurnNote.CallBackTakenBack back:
                    await db.LaterAsync($"{TakeBack}number = @Number", new { back.Number, At = at });
                    break;
            }
        }
    }

    /// <summary>Who withdraws the message with their number wants no call under it.</summary>
    public static async Task WithdrawAsync(DbConnection db, string conversation, string activity, DateTimeOffset at)
    {
        await db.LaterAsync(
            $"{TakeBack}conversation = @conversation and contact_of = @activity", new { conversation, activity, At = at });
        await db.LaterAsync(
            "delete from callback_contacts where conversation = @conversation and activity_id = @activity", new { conversation, activity });
    }

    private static Task DropAsync(DbConnection db, string conversation) =>
        db.LaterAsync("delete from callback_contacts where conversation = @conversation", new { conversation });
}
