using System.Collections.Concurrent;
using BotService.Channels.Line.Api;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// Whether an account has pushed all that it may this month: as LINE says when it is asked, at most once a minute.
/// </summary>
internal sealed class PushBudget(ILineQuota quota, TimeProvider time)
{
    /// <summary>Long enough for many pages to ask once.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>Nobody waits longer for a page than this; what is not known by then counts as not spent.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (bool IsSpent, DateTimeOffset At)> known = new();

    public async ValueTask<bool> IsSpentAsync(LineAccount account, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(account.Name, out var last) && (now - last.At).Duration() < Kept) return last.IsSpent;
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(Patience);
        try
        {
            var isSpent = await quota.QuotaAsync(account, soon.Token) is { Limit: { } limit, Used: var used } && used >= limit;
            known[account.Name] = (isSpent, now);
            return isSpent;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            known[account.Name] = (false, now);
            return false;
        }
    }

    /// <summary>LINE refused a push for it.</summary>
    public void Spent(LineAccount account) => known[account.Name] = (true, time.GetUtcNow());
}
