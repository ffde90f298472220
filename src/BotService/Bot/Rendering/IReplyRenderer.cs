using BotService.Engine.Dialogs;

namespace BotService.Bot.Rendering;

/// <summary>
/// Turns what a reply means into the activity a client shows: text, speech, cards, suggested
/// actions, <c>channelData.answer</c>.
/// </summary>
public interface IReplyRenderer
{
    /// <param name="receipt">Number under which the reply's sheet can be called up again;
    /// null when it has none.</param>
    /// <returns> An activity with its type and contents. Id, timestamp, sequence, sender, recipient and conversation
    /// are put on by the pipeline; a <c>from.name</c> given here is kept. </returns>
    Activity Render(Reply reply, string? receipt);
}
