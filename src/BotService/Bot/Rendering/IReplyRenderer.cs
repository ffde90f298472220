using BotService.Engine.Dialogs;

namespace BotService.Bot.Rendering;

/// <summary>Turns a reply into the message activity that clients are sent.</summary>
public interface IReplyRenderer
{
    /// <param name="receipt">Number under which the reply's sheet is kept; null when there is none.</param>
    Activity Render(Reply reply, string? receipt);
}
