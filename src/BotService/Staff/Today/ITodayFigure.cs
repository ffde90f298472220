namespace BotService.Staff.Today;

/// <summary>
/// What of a room's work waits, for the page a day begins with. Every room that has some implements it; all that are
/// registered are asked.
/// </summary>
public interface ITodayFigure
{
    /// <summary>Where its figures stand among those of other rooms, the smallest first.</summary>
    int Place { get; }

    /// <summary>Figures that this person may see, of their organisation only where they are bound to one.</summary>
    /// <returns>None when the person has no right to the room.</returns>
    Task<IReadOnlyList<TodayFigure>> CountAsync(Person person, DateOnly today, CancellationToken cancel);
}

/// <param name="Key">Of the words, below <c>today.</c>; its sentence has the holes that <paramref name="Values"/> fill.</param>
/// <param name="Count">How many; null for a figure that is a sentence.</param>
/// <param name="Path">The list that holds just these, from the root, with its query.</param>
/// <param name="IsUrgent">Something is late.</param>
public sealed record TodayFigure(
    string Key, long? Count, string Path, bool IsUrgent = false, IReadOnlyDictionary<string, string>? Values = null);
