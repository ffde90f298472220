using System.Data.Common;
using BotService.Conversations;

namespace BotService.Storage;

/// <summary>An event together with the conversation it opens or goes on with. Runs inside a write.</summary>
internal static class IntakeRows
{
    public static async Task<(string Conversation, Taken Taken, StoredActivity? Stored, bool Mine)> InsertAsync(
        DbConnection db, Intake intake, InboxRow.Sealed greeting, InboxRow.Sealed secret, Claim claim)
    {
        var start = intake.Conversation;
        if ((await ConversationRow.FindAsync(db, start.Id))?.IsChangedBy(start) != false)
            await ConversationRow.OpenAsync(db, start, intake.At);

        var (greets, mine) = (false, true);
        if (intake.Greeting is { } opening)
            (_, greets, _, mine) = await InboxRow.InsertAsync(db, start.Id, opening, greeting, claim);

        if (intake.Event is not { } incoming) return (start.Id, new Taken(null, Turn: false, greets), null, mine);

        var (accepted, turn, stored, still) = await InboxRow.InsertAsync(db, start.Id, incoming, secret, claim);
        return (start.Id, new Taken(accepted, turn, greets), stored, mine && still);
    }
}
