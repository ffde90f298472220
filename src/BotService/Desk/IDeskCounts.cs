namespace BotService.Desk;

/// <summary>What is counted at the desk. <see cref="Shown"/> is what the others are shares of.</summary>
public enum DeskDeed
{
    /// <summary>Of an entry's list, once for a question, not again for each answer that was filled in.</summary>
    Shown,
    Copied,
    Printed,

    /// <summary>A number was made for going on elsewhere.</summary>
    PassedOn,
    Right,
    Partly,
    Wrong,
    Better,

    /// <summary>A model's draft stood beside the list; counted apart, as are the next two.</summary>
    Drafted,
    DraftRefused,
    DraftTaken,
}

/// <summary>Sums by day and entry.</summary>
public interface IDeskCounts
{
    /// <summary>How long a day's sums are kept.</summary>
    const int DaysKept = 400;

    /// <param name="at">Counted for its day in Taiwan.</param>
    Task AddAsync(DateTimeOffset at, string entry, DeskDeed what, CancellationToken cancel);

    /// <summary>Of both days and those between. What was never counted is in none.</summary>
    /// <param name="entry">Of this one; null: of all.</param>
    Task<IReadOnlyList<DeskCount>> ReadAsync(DateOnly from, DateOnly to, string? entry, CancellationToken cancel);
}

public sealed record DeskCount(DateOnly Day, string Entry, DeskDeed What, int Count);
