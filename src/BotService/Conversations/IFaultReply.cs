using BotService.Engine.Dialogs;

namespace BotService.Conversations;

/// <summary>
/// What is said when a turn failed through our own fault. Must not throw and must not depend on what failed.
/// </summary>
public interface IFaultReply
{
    /// <param name="locale">A language tag as the client sent it; unknown or empty means the default language.</param>
    Reply For(string locale);
}
