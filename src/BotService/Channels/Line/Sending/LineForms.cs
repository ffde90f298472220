using System.Text.Json.Nodes;
using BotService.Channels.Line.Messages;
using BotService.Conversations;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// The forms in which a turn's replies are offered to LINE: as they are written for it, and once more in
/// plain text should it refuse that.
/// </summary>
internal sealed partial class LineForms(ILineMessages messages, ILogger<LineForms> log)
{
    /// <summary>
    /// The messages as they are meant to be. A fault in writing must not look as if something had been sent, nor leave
    /// the citizen without an answer.
    /// </summary>
    public IReadOnlyList<JsonObject> Write(OutboxTurn turn, LineAccount account)
    {
        try
        {
            return Named(messages.Write(Replies(turn), account), turn);
        }
        catch (Exception failure)
        {
            NotWritten(turn.Conversation, turn.Replies[0].Id, failure.GetType().Name);
            return PlainMessages.Write(Replies(turn));
        }
    }

    /// <summary>
    /// Bodies for a call, without the receiver; the next one is for when LINE refuses the messages of the last.
    /// </summary>
    public static IEnumerable<(JsonObject Body, bool Plain)> Of(OutboxTurn turn, IReadOnlyList<JsonObject> written)
    {
        yield return (Body(written), false);
        if (PlainMessages.Write(Replies(turn)) is { Count: > 0 } plain) yield return (Body(plain), true);
    }

    /// <summary>What a person says bears the name they work under.</summary>
    private static IReadOnlyList<JsonObject> Named(IReadOnlyList<JsonObject> written, OutboxTurn turn)
    {
        if (turn.Replies.Select(reply => reply.Said.WorkName).Distinct().ToList() is [{ Length: > 0 } name])
            foreach (var message in written) message["sender"] = new JsonObject { ["name"] = name };
        return written;
    }

    private static JsonObject Body(IReadOnlyList<JsonObject> messages) =>
        new() { ["messages"] = new JsonArray([.. messages.Select(message => message.DeepClone())]) };

    private static IReadOnlyList<Spoken> Replies(OutboxTurn turn) =>
        // What is for programs alone, such as word of a hand-off, is nothing to send.
        [.. turn.Replies.Where(reply => reply.Said.Spoken is not null || reply.Said.Activity.Type == "message")
            .Select(reply => FormerReply.Of(reply.Said))];

    [LoggerMessage(1621, LogLevel.Error, "Reply {Message} in conversation {Conversation} could not be written for LINE ({Error}); it goes as plain text")]
    private partial void NotWritten(string conversation, long message, string error);
}
