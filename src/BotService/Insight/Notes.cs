namespace BotService.Insight;

/// <summary>
/// What a citizen was told on the telephone or at the counter, written beside a list of ours. A report, never a fact: an
/// editor confirms it first.
/// </summary>
/// <param name="Receipt">The number of the list.</param>
/// <param name="About">What of it: the id of a question of its <see cref="Engine.Cases.CallScript"/>, or
/// <see cref="Missed"/>.</param>
/// <param name="Text">As typed; the store masks it before it keeps it.</param>
public sealed record Note(string Receipt, string Entry, string About, string Text, DateTimeOffset At)
{
    /// <summary>The counter asked for something that the list does not name.</summary>
    public const string Missed = "counter";

    /// <summary>Longest text, in characters as people count them.</summary>
    public const int Longest = 500;

    /// <summary>So many stand beside one list.</summary>
    public const int MostPerReceipt = 20;
}

public interface INotes
{
    /// <summary>How long notes are kept: until after the yearly renewal that they are for.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <returns>False when the list bears as many notes as it may.</returns>
    Task<bool> AddAsync(Note note, CancellationToken cancel);

    /// <summary>Those beside one list, oldest first.</summary>
    Task<IReadOnlyList<Note>> OfAsync(string receipt, CancellationToken cancel);
}
