using BotService.Engine;
using BotService.Review.Misses;
using BotService.Review.Proposals;

namespace BotService.Review.Trial;

/// <summary>One trial from the proposal to its result.</summary>
internal sealed class TrialJob(
    IProposals proposals, IMisses misses, ITrialQuestions questions, TimeProvider time)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private const int MostOfGroup = 2000, MostQuestions = 50_000;

    /// <param name="folders">The data as it answers now.</param>
    /// <returns>False when there is no such proposal.</returns>
    public async Task<bool> RunAsync(long number, ReleaseFolders folders, CancellationToken cancel)
    {
        if (await proposals.FindAsync(number, cancel) is not { } proposal) return false;
        var group = proposal.Group is { } g ? await misses.TextsAsync(g, null, MostOfGroup, cancel) : [];
        var others = await questions.SinceAsync(time.GetUtcNow() - Year, MostQuestions, cancel);
        var result = new TrialRun(folders, time).Run(proposal, [.. group.Select(t => t.Text)], others);
        await proposals.TriedAsync(number, result, cancel);
        return true;
    }
}
