using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Protocol;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// What a program before this one left in the outbox: an activity, whose meaning is lost. Its short form for the ear has
/// no markup and is sent; nothing waits there for longer than the outbox keeps anything.
/// </summary>
internal static class FormerReply
{
    public static Spoken Of(StoredActivity stored) => stored.Spoken ?? new Spoken(
        new Reply(
            ReplyKind.Answer, stored.Activity.Locale ?? "", stored.Activity.Text("speak") ?? stored.Said ?? "", "",
            Sheet: null, [], new AnswerInfo(null, new Dictionary<string, string>(), "", null, null, [])),
        Receipt: null);
}
