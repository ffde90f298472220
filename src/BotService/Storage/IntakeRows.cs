using System.Data;
using BotService.Bot;

namespace BotService.Storage;

/// <summary>An event together with the conversation it opens or goes on with. Runs inside a write.</summary>
internal static class IntakeRows
{
    public static (string Conversation, Taken Taken, StoredActivity? Stored) Insert(
        IDbConnection db, Intake intake, InboxRow.Sealed greeting, InboxRow.Sealed secret)
    {
        var start = intake.Conversation;
        if (ConversationRow.Find(db, start.Id)?.IsChangedBy(start) != false)
        {
            ConversationRow.Open(db, start, intake.At);
        }

        var greets = intake.Greeting is { } opening && InboxRow.Insert(db, start.Id, opening, greeting).Turn;
        if (intake.Event is not { } incoming)
        {
            return (start.Id, new Taken(null, Turn: false, greets), null);
        }

        var (accepted, turn, stored) = InboxRow.Insert(db, start.Id, incoming, secret);
        return (start.Id, new Taken(accepted, turn, greets), stored);
    }
}
