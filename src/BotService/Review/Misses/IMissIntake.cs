using BotService.Engine.Intents;

namespace BotService.Review.Misses;

/// <summary>A question without an answer, or a search without a result, that stands in no group yet.</summary>
/// <param name="Source"><see cref="Turn"/> or <see cref="Search"/>; with the row's number there it is unique.</param>
/// <param name="Entry">The entry of its turn, by id, where it had one.</param>
/// <param name="Nearest">As the turn kept it; a search has none.</param>
/// <param name="Before">What was said last before it, the latest last; masked.</param>
public sealed record Miss(
    string Source, long Origin, DateTimeOffset At, string? Conversation, string? Activity, string Text, string? Language,
    string Reason, string? Entry, IReadOnlyList<Candidate> Nearest, IReadOnlyList<string> Before)
{
    public const string Turn = "unanswered", Search = "search";
}

/// <summary>A miss and where it goes.</summary>
/// <param name="Key">The text as texts are compared; the same key is the same text.</param>
/// <param name="Group">A group that is there, or 0: <paramref name="NewGroup"/> says which new one.</param>
/// <param name="NewGroup">Misses that open the same group have the same.</param>
public sealed record PlacedMiss(Miss Miss, string Key, long Group, int NewGroup, string? Organisation);

/// <summary>A text that stands in a group.</summary>
public sealed record KnownText(string Key, long Group, string Text);

/// <summary>How misses come into their groups.</summary>
public interface IMissIntake
{
    /// <summary>
    /// The oldest that stand in no group yet, at most so many, and the count that <see cref="AddAsync"/> asks for.
    /// </summary>
    Task<(IReadOnlyList<Miss> Misses, long Read)> UnreadAsync(int most, CancellationToken cancel);

    /// <summary>Of each group those texts that were asked most, at most so many a group.</summary>
    Task<IReadOnlyList<KnownText>> KnownAsync(int mostOfEach, CancellationToken cancel);

    /// <summary>The group of each of these keys that is known.</summary>
    Task<IReadOnlyDictionary<string, long>> GroupsOfAsync(IReadOnlyList<string> keys, CancellationToken cancel);

    /// <summary>Puts them into their groups and keeps the figures. What was put there before changes nothing.</summary>
    /// <param name="read">As <see cref="UnreadAsync"/> gave it, one more for each time that something was added since.</param>
    /// <returns>By <see cref="PlacedMiss.NewGroup"/>, the numbers of the groups that were opened; null, and nothing
    /// changed, when another process gathers.</returns>
    Task<IReadOnlyDictionary<int, long>?> AddAsync(IReadOnlyList<PlacedMiss> misses, long read, CancellationToken cancel);

    /// <summary>Takes out what was kept long enough.</summary>
    Task ForgetAsync(DateTimeOffset now, CancellationToken cancel);
}
