namespace BotService.Review.Improvements;

/// <summary>How turns went and how they were liked, added up over days.</summary>
/// <param name="Turns">Everything a citizen sent that was answered with anything.</param>
/// <param name="Answered">Turns that gave a list, an answer or a part of one.</param>
/// <param name="Missed">Turns with a question that was not answered, or not wholly.</param>
/// <param name="Repeated">Turns that told again what the same conversation had been told: same kind, entry and case.</param>
/// <param name="Scores">Ratings of 1, 2, 3, 4 and 5.</param>
/// <param name="Helpful">Answers said to have helped; <paramref name="Unhelpful"/>: not to have helped.</param>
public sealed record OutcomeSums(
    long Turns, long Answered, long Missed, long Repeated, IReadOnlyList<long> Scores, long Helpful, long Unhelpful)
{
    public static readonly OutcomeSums None = new(0, 0, 0, 0, [0, 0, 0, 0, 0], 0, 0);

    public static OutcomeSums operator +(OutcomeSums one, OutcomeSums other) => new(
        one.Turns + other.Turns, one.Answered + other.Answered, one.Missed + other.Missed, one.Repeated + other.Repeated,
        [.. one.Scores.Zip(other.Scores, (a, b) => a + b)], one.Helpful + other.Helpful, one.Unhelpful + other.Unhelpful);

    public Ratio Of(Aim aim) => aim switch
    {
        Aim.Satisfied => new(Scores[3] + Scores[4], Scores.Sum()),
        Aim.Helpful => new(Helpful, Helpful + Unhelpful),
        Aim.Missed => new(Missed, Answered + Missed),
        Aim.Repeated => new(Repeated, Turns),
        _ => throw new ArgumentOutOfRangeException(nameof(aim)),
    };
}

/// <summary>What an improvement is to make better.</summary>
public enum Aim
{
    /// <summary>Ratings of 4 and 5 among all ratings: the more the better.</summary>
    Satisfied,

    /// <summary>Answers that helped among those it was said of: the more the better.</summary>
    Helpful,

    /// <summary>Questions without a whole answer among those asked: the fewer the better.</summary>
    Missed,

    /// <summary>Turns that told again what had been told, among all: the fewer the better.</summary>
    Repeated,
}

public static class Aims
{
    public static bool IsMoreBetter(this Aim aim) => aim is Aim.Satisfied or Aim.Helpful;

    public static string Name(this Aim aim) => aim.ToString().ToLowerInvariant();

    public static Aim? Find(string? name) =>
        Enum.GetValues<Aim>().Cast<Aim?>().FirstOrDefault(a => a!.Value.Name() == name);
}

/// <summary>Daily sums, kept in the transaction of the turn that is counted.</summary>
public interface IOutcomes
{
    /// <param name="entries">Ids; <see cref="NoEntry"/> for questions that found none.</param>
    /// <param name="organisation">Counts what is theirs only; null: all.</param>
    /// <param name="from">First day in Taiwan; <paramref name="to"/> is the last; both count.</param>
    /// <returns>Sums of those entries, and of all others.</returns>
    Task<(OutcomeSums Chosen, OutcomeSums Others)> SumAsync(
        IReadOnlyList<string> entries, string? organisation, DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>Misses that fell into a group, in talks and in searches.</summary>
    Task<long> OfGroupAsync(long group, DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>All sums of some days at once, by entry and organisation: for lists of many improvements.</summary>
    Task<IReadOnlyList<EntryOutcome>> ByEntryAsync(DateOnly from, DateOnly to, CancellationToken cancel);

    public const string NoEntry = "-";
}

/// <param name="Entry">An id, or <see cref="IOutcomes.NoEntry"/>.</param>
/// <param name="Organisation">Null where none is known.</param>
public sealed record EntryOutcome(string Entry, string? Organisation, OutcomeSums Sums);
