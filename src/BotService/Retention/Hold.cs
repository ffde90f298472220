namespace BotService.Retention;

/// <summary>Keeps a conversation from being erased, whatever asks for it.</summary>
/// <param name="Until">From then on it holds no more.</param>
/// <param name="By">Who said so.</param>
/// <param name="EndedAt">When somebody ended it before its time.</param>
public sealed record Hold(
    long Number, string Conversation, string Reason, DateTimeOffset Until, string By, DateTimeOffset At, DateTimeOffset? EndedAt,
    string? EndedBy)
{
    public const int LongestReason = 200;

    public bool IsOn(DateTimeOffset now) => EndedAt is null && Until > now;
}
