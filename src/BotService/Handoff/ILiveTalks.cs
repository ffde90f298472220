using BotService.Conversations;
using BotService.Review;
using BotService.Staff;
using BotService.Staff.Audit;

namespace BotService.Handoff;

/// <summary>The talks that wait for a person or have one.</summary>
internal interface ILiveTalks
{
    /// <summary>How long it is kept that there was one.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Open ones that a person may see: those that wait in their order, then those that are taken.</summary>
    Task<IReadOnlyList<LiveTalk>> OpenAsync(Person person, CancellationToken cancel);

    /// <summary>The conversation's newest.</summary>
    Task<LiveTalk?> FindAsync(string conversation, CancellationToken cancel);

    /// <summary>
    /// One step of a talk, with all that it leaves behind, in one transaction: done only if the talk has the version, and the
    /// conversation the turns, that it was decided on.
    /// </summary>
    Task<TalkStepped> StepAsync(TalkStep step, CancellationToken cancel);

    /// <summary>
    /// Open ones whose clock has run out, or stands too far ahead because somebody set a clock back, and those whose person is gone.
    /// </summary>
    /// <param name="farthest">No clock is set farther ahead.</param>
    Task<IReadOnlyList<LiveTalk>> DueAsync(DateTimeOffset now, TimeSpan farthest, CancellationToken cancel);

    /// <summary>Open talks, and those of them that nothing would ever happen to.</summary>
    Task<(long Open, long Lost)> CountAsync(CancellationToken cancel);

    /// <summary>Erases what was kept long enough: talks, and what was shown live.</summary>
    Task EraseAsync(DateTimeOffset now, CancellationToken cancel);
}

/// <param name="Before">As it was decided on.</param>
/// <param name="After">As it becomes; its version is the store's.</param>
/// <param name="Saying">What is said; null for nothing. Under one reason nothing is said or done twice.</param>
/// <param name="Deed">Null where a clock does it.</param>
/// <param name="Live">What staff's pages are told; numbers are the store's.</param>
internal sealed record TalkStep(LiveTalk Before, LiveTalk After, Saying? Saying, Deed? Deed, IReadOnlyList<LiveEvent> Live);

/// <param name="Said">As stored.</param>
internal sealed record TalkStepped(Change Change, IReadOnlyList<StoredActivity> Said);
