using BotService.Engine.Dialogs;

namespace BotService.Sheets;

/// <summary>How a reply looks on LINE, for whoever looks at it beforehand.</summary>
public interface ILineLook
{
    /// <summary>
    /// The bubbles of the chat in their order: its texts line by line, and what stands on its buttons.
    /// </summary>
    IReadOnlyList<LineBubble> Show(Reply reply);
}

/// <param name="Buttons">In the bubble, or under it as quick replies.</param>
public sealed record LineBubble(IReadOnlyList<string> Lines, IReadOnlyList<string> Buttons);
