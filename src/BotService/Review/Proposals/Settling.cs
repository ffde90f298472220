using BotService.Engine;
using BotService.Hosting;
using BotService.Releases;
using BotService.Review.Misses;
using BotService.Review.Trial;
using BotService.Staff.Audit;

namespace BotService.Review.Proposals;

/// <summary>
/// When a release holds what was accepted, the group's questions are asked again. The group closes when all of them are
/// answered by now, or refused where that was the judgement; else it is open again.
/// </summary>
internal sealed class Settling(IProposals proposals, IMisses misses, IReleases releases, TimeProvider time)
{
    private const int MostOfGroup = 2000;

    /// <returns>How many proposals were found in the release.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (release, found) = (releases.Current, 0);
        foreach (var proposal in await proposals.AcceptedAsync(cancel))
        {
            if (proposal.Release == release.Id || !Holds(release, proposal)) continue;
            found++;
            await proposals.ReleasedAsync(
                proposal.Number, new Deed(time.GetUtcNow(), Deed.Operator, "proposals/released", $"{proposal.Number}", release.Id), cancel);
            if (proposal.Group is { } group) await SettleAsync(release, proposal, group, cancel);
        }

        return found;
    }

    private async Task SettleAsync(Release release, Proposal proposal, long group, CancellationToken cancel)
    {
        var questioner = new Questioner(release, Taiwan.Today(time));
        var texts = await misses.TextsAsync(group, null, MostOfGroup, cancel);
        var missed = texts.Count(t => !IsRight(questioner.Ask(t.Text)));
        await misses.SettleAsync(
            group, missed == 0, new Deed(
                time.GetUtcNow(), Deed.Operator, missed == 0 ? "misses/answered" : "misses/reopen", $"{group}",
                $"{texts.Count - missed} of {texts.Count}; proposal {proposal.Number}"), cancel);

        bool IsRight(TrialAnswer said) => proposal.Entry is { } entry
            ? said.IsAnsweredBy(questioner.Label(entry)) : said.Act == AnswerActs.Refused;
    }

    internal static bool Holds(Release release, Proposal proposal)
    {
        // The draft that was made of it says when it is released.
        if (proposal.Kind == ProposalKind.Wording) return false;
        if (proposal.Entry is null)
        {
            return proposal.Texts.All(t => release.Script.OutOfScope.Concat(release.Script.OutOfScopeHeard)
                .Any(o => o.Key == t.Locale && o.Value.Contains(t.Text)));
        }

        return release.Knowledge.Entries.TryGetValue(proposal.Entry, out var entry)
            && (proposal.Kind == ProposalKind.NewEntry || proposal.Texts.All(t => entry.Utterances.Concat(entry.Heard)
                .Any(u => u.Key == t.Locale && u.Value.Contains(t.Text))));
    }
}
