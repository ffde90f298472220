namespace BotService.Desk;

/// <summary>What a clerk with somebody on the telephone sees in one look.</summary>
public interface IAnswerDesk
{
    /// <summary>Reads knowledge only: nobody is counted and nothing is kept.</summary>
    /// <param name="today">The day in Taiwan.</param>
    DeskLook Look(DeskAsk ask, DateOnly today);
}
