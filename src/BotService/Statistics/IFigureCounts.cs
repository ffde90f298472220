namespace BotService.Statistics;

/// <param name="Key">The day, or the value of the facet; empty where nothing is known.</param>
/// <param name="Name">Of the tally.</param>
public sealed record TallyRow(string Key, string Name, long Count);

/// <summary>A conversation behind a figure.</summary>
/// <param name="At">When what is counted happened in it last.</param>
/// <param name="Times">How often.</param>
/// <param name="Entry">The last one that came up.</param>
/// <param name="Score">As it was rated last.</param>
/// <param name="Item">Number among those that went badly; null where it does not stand there.</param>
public sealed record CountedTalk(
    string Conversation, DateTimeOffset At, long Times, string Channel, string? Locale, long Turns, string? Entry, long? Score, long? Item);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record CountedTalks(IReadOnlyList<CountedTalk> Rows, long Total, string? Next);

/// <summary>
/// What was counted. Of turns and ratings there are daily sums, kept in their own transactions; all else is counted over its rows,
/// and over what was counted of rows that are gone.
/// </summary>
public interface IFigureCounts
{
    /// <param name="tallies">Of sources that know what is asked.</param>
    /// <param name="facet">What rows are told apart by; null: by day.</param>
    Task<IReadOnlyList<TallyRow>> CountAsync(
        IReadOnlyCollection<Tally> tallies, FigureFilter filter, Facet? facet, CancellationToken cancel);

    /// <summary>The conversations in which it happened, the latest first; of searches there are none.</summary>
    /// <param name="page">As <see cref="CountedTalks.Next"/> gave it; what is no such key counts as null, the start.</param>
    Task<CountedTalks> TalksAsync(
        IReadOnlyList<Tally> tallies, FigureFilter filter, string? page, int most, CancellationToken cancel);

    /// <summary>The condition, in SQL, under which a row counts, and the table that it stands in.</summary>
    (string Table, string Where) Definition(Tally tally);
}
