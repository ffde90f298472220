using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Handoff;

/// <summary>Somebody who takes talks, or has said not to.</summary>
/// <param name="State">One of <see cref="PresenceStates"/>.</param>
/// <param name="WorkName">What citizens are told; empty: nothing.</param>
/// <param name="SeenAt">When a page or stream of theirs was last open.</param>
/// <param name="Talks">How many they have.</param>
public sealed record Presence(Person Person, string State, string WorkName, DateTimeOffset Since, DateTimeOffset SeenAt, int Talks)
{
    /// <summary>Whose pages have not been open for so long is gone, whatever they said.</summary>
    public static readonly TimeSpan Gone = TimeSpan.FromSeconds(90);

    public bool IsThere(DateTimeOffset now) => State == PresenceStates.There && !IsGone(now);

    /// <summary>They left, or nothing was seen of them for too long.</summary>
    public bool IsGone(DateTimeOffset now) => State == PresenceStates.Away || now - SeenAt >= Gone;
}

public static class PresenceStates
{
    public const string There = "there", Pause = "pause", Away = "away";

    public static readonly IReadOnlyList<string> All = [There, Pause, Away];
}

internal interface IPresence
{
    /// <summary>Longest name, in characters.</summary>
    const int LongestName = 20;

    /// <summary>Everybody who ever said of being there and still may, by their work name.</summary>
    Task<IReadOnlyList<Presence>> AllAsync(CancellationToken cancel);

    Task<Presence?> FindAsync(string person, CancellationToken cancel);

    /// <param name="workName">Null: as before.</param>
    Task SetAsync(Person person, string state, string? workName, Deed deed, CancellationToken cancel);

    /// <summary>A page or stream of theirs is open. Kept at most every ten seconds.</summary>
    Task SeenAsync(string person, DateTimeOffset now, CancellationToken cancel);
}
