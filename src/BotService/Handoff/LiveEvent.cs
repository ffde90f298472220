namespace BotService.Handoff;

/// <summary>Something that staff's pages show at once.</summary>
/// <param name="Number">Rises; there may be gaps, and one may appear after a higher one (two transactions).</param>
/// <param name="Kind">queue · message · clock · approval; typing is never stored.</param>
/// <param name="Organisation">Whose people it concerns; null: those alone who see all.</param>
/// <param name="Person">The one it concerns, by id; null: all of the organisation.</param>
/// <param name="Sequence">Of the activity, with a message; else 0.</param>
public sealed record LiveEvent(
    long Number, DateTimeOffset At, string Kind, string? Organisation, string? Person, string? Conversation, long Sequence)
{
    public const string Queue = "queue", Message = "message", Clock = "clock", Approval = "approval", Typing = "typing";
}

internal interface ILiveEvents
{
    /// <summary>How long one can be taken up again by its number.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>Those with a higher number, in their order.</summary>
    Task<IReadOnlyList<LiveEvent>> AfterAsync(long number, int most, CancellationToken cancel);

    /// <summary>The highest number there is; 0 for none.</summary>
    Task<long> LastAsync(CancellationToken cancel);
}
