namespace BotService.Renewal.Ageing;

/// <summary>That whoever answers for an entry was reminded to read it again by a day.</summary>
/// <param name="Step">Which reminder it is, from 0.</param>
/// <param name="Times">How often there was one.</param>
public sealed record ReviewChase(string Entry, DateOnly ReviewBy, int Step, int Times, DateTimeOffset At)
{
    private const int Month = 30, Week = 7;

    /// <summary>How many days ahead somebody is first reminded.</summary>
    public const int Ahead = Month;

    /// <summary>
    /// Which reminder is due: a month before the day, a week before it, the day after it, then each week.
    /// </summary>
    /// <returns>Null: none yet.</returns>
    public static int? StepOn(DateOnly today, DateOnly reviewBy) => (reviewBy.DayNumber - today.DayNumber) switch
    {
        > Month => null,
        > Week => 0,
        >= 0 => 1,
        var late => 2 + ((-late - 1) / Week),
    };
}

/// <summary>The reminders, the last of each entry and day.</summary>
public interface IReviewChases
{
    /// <summary>How long the last one is kept.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    Task<IReadOnlyList<ReviewChase>> ListAsync(CancellationToken cancel);

    /// <summary>Keeps each that nobody has made yet, and counts it.</summary>
    /// <returns>How many those were.</returns>
    Task<int> MakeAsync(IReadOnlyList<ReviewChase> chases, CancellationToken cancel);

    Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel);
}
