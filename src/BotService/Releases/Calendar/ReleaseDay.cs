namespace BotService.Releases.Calendar;

/// <summary>From a day on, a release holds, until another row says otherwise.</summary>
/// <param name="From">In Taiwan.</param>
/// <param name="Kind">One of <see cref="DayKind"/>.</param>
/// <param name="Until">When it ends by itself unless it is confirmed; null: it does not.</param>
/// <param name="Draft">The draft that was published; null for what came of a folder, and for going back.</param>
public sealed record ReleaseDay(
    long Number, DateOnly From, string Release, string Kind, DateTimeOffset? Until, long? Draft, string Reason, string By,
    DateTimeOffset At)
{
    /// <summary>When it was taken back, or ended; null: it counts.</summary>
    public DateTimeOffset? CancelledAt { get; init; }
}

public static class DayKind
{
    /// <summary>
    /// The data folder as the program read it, while nobody has published; one that was published, one gone back to, and one put in
    /// place in a hurry.
    /// </summary>
    public const string Folder = "folder", Publish = "publish", Rollback = "rollback", Urgent = "urgent";
}
