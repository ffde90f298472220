using BotService.Staff.Audit;

namespace BotService.Privacy;

/// <summary>What no pattern sees, such as a name: somebody points at it.</summary>
internal interface IPersonalMarks
{
    /// <summary>Characters of a text that is marked.</summary>
    const int Shortest = 2, Longest = 60;

    /// <summary>
    /// Masks a piece of text wherever something of a conversation stands. It cannot be brought back; the record does not hold it.
    /// </summary>
    /// <returns>In how many places; 0 where it stands nowhere, and nothing is recorded then.</returns>
    Task<int> MarkAsync(string conversation, string text, Deed deed, CancellationToken cancel);
}
