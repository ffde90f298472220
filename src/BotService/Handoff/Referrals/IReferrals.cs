namespace BotService.Handoff.Referrals;

/// <summary>Citizens who were passed on to us.</summary>
internal interface IReferrals
{
    /// <summary>How long what was said elsewhere is kept.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// Keeps it, and a conversation that begins with it. The same link again leads to the same number while that is good.
    /// </summary>
    /// <param name="name">The partner's, as people read it.</param>
    /// <returns>The number under which the conversation is gone on with, in the web chat or on LINE.</returns>
    Task<string> AddAsync(ReferralLink link, string signature, string name, string locale, CancellationToken cancel);
}
