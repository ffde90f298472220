namespace BotService.Insight;

/// <summary>How often citizens came for an entry.</summary>
/// <param name="Asked">Conversations that came to it, and searches that found it first.</param>
/// <param name="Unanswered">Turns on it that ended with something open or not in force.</param>
/// <param name="Noted">Notes written beside its lists of what the agency said.</param>
public sealed record EntryDemand(string Entry, int Asked, int Unanswered, int Noted = 0);

/// <summary>
/// What was asked for, by entry: counted from what was recognised, never from the words somebody typed.
/// </summary>
public interface IDemand
{
    /// <param name="from">First day in Taiwan; <paramref name="to"/> is the last; both count.</param>
    /// <returns>Entries that were asked for at least once, most asked first.</returns>
    Task<IReadOnlyList<EntryDemand>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancel);
}

/// <summary>An entry that many ask for at present.</summary>
public sealed record HotTopic(string Entry, int Count);

public interface IHotTopics
{
    /// <summary>
    /// Most asked first; what fewer asked for than may be told without pointing at somebody is left out.
    /// </summary>
    Task<IReadOnlyList<HotTopic>> ListAsync(CancellationToken cancel);
}

/// <summary>One search of a citizen.</summary>
/// <param name="Text">As typed; the log masks it before it keeps it.</param>
/// <param name="Results">How many entries were found, on all pages together.</param>
/// <param name="Entry">The entry found first; null when nothing was found.</param>
public sealed record SearchRecord(string Text, string Locale, int Results, string? Entry);

/// <summary>Keeps what was searched for, so that what nobody found can be added.</summary>
public interface ISearchLog
{
    Task RecordAsync(SearchRecord search, CancellationToken cancel);
}
