namespace BotService.Review.Low;

/// <summary>Something that shows that a conversation went badly.</summary>
/// <param name="Reason">Of <see cref="LowReasons"/>.</param>
/// <param name="Score">Of a rating.</param>
public sealed record LowSign(string Conversation, string Reason, DateTimeOffset At, string? Entry, int? Score = null);

/// <summary>A text of a citizen, masked.</summary>
public sealed record CitizenText(string Conversation, DateTimeOffset At, string Text);

/// <summary>Rows of a table, by number: those above <paramref name="After"/> up to <paramref name="UpTo"/>.</summary>
/// <param name="Settled">Up to here nothing can come in any more: a transaction that began earlier may still bring rows
/// of lower numbers than those seen.</param>
/// <param name="IsFull">There may be more.</param>
public sealed record Stretch(long After, long UpTo, long Settled, bool IsFull)
{
    public bool IsEmpty => UpTo <= After;
}

/// <summary>Looks through what turns left behind, a stretch of rows at a time.</summary>
public interface ILowSigns
{
    /// <summary>The next rows of a watch.</summary>
    /// <param name="watch">One of <see cref="LowWatches"/>.</param>
    /// <param name="before">Rows of this moment or later are left for another time.</param>
    /// <param name="settled">Rows older than this have all come in.</param>
    Task<Stretch> NextAsync(
        string watch, long after, DateTimeOffset before, DateTimeOffset settled, CancellationToken cancel);

    /// <summary>
    /// How far the watch has gone; when it never went, where rows since <paramref name="since"/> begin.
    /// </summary>
    Task<long> PositionAsync(string watch, DateTimeOffset since, CancellationToken cancel);

    Task MoveAsync(string watch, long position, CancellationToken cancel);

    /// <param name="low">The highest score that is low.</param>
    Task<IReadOnlyList<LowSign>> RatedAsync(Stretch rows, int low, CancellationToken cancel);

    /// <summary>Asked for a person after an answer.</summary>
    Task<IReadOnlyList<LowSign>> AskedForPersonAsync(Stretch rows, CancellationToken cancel);

    /// <summary>The same kind of answer for the same entry and case, or a fallback, so many times.</summary>
    Task<IReadOnlyList<LowSign>> CirclesAsync(Stretch rows, int times, CancellationToken cancel);

    /// <summary>The last turn of the conversation, with a question of a list still open.</summary>
    Task<IReadOnlyList<LowSign>> AbandonedAsync(Stretch rows, CancellationToken cancel);

    Task<IReadOnlyList<CitizenText>> SaidAsync(Stretch rows, CancellationToken cancel);
}

/// <summary>The watches, each with a place of its own in a table.</summary>
public static class LowWatches
{
    public const string Ratings = "low/ratings";
    public const string Handoffs = "low/handoffs";
    public const string Turns = "low/turns";
    public const string Silence = "low/silence";
    public const string Said = "low/said";
}
