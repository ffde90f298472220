using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Engine;
using BotService.Engine.Library;
using BotService.Review.Misses;
using BotService.Review.Proposals;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Web.Staff.Kit;

namespace BotService.Web.Staff.Misses;

/// <summary>Carries out judgements that something is proposed by.</summary>
internal sealed partial class MissJudging(IMisses misses, IProposals proposals, ILibrary library, Release release, MissDesk desk)
{
    /// <summary>More ways of asking than this teach no more, and nobody reads them.</summary>
    private const int MostProposed = 50;

    public async Task<IResult> BelongsAsync(MissWork work)
    {
        if (work.Form["entry"] is not { } entry || library.Card(entry, work.Staff.Visit.Locale) is not { } card
            || !Shares(work, card.Organisation.Id))
        {
            return work.Bad("no-entry");
        }

        return await ProposeAsync(work, Judgements.Belongs, ProposalKind.Utterances, entry, card.Organisation.Id);
    }

    public async Task<IResult> NewEntryAsync(MissWork work)
    {
        var id = work.Form["entry"]?.ToLowerInvariant();
        if (id is null || !Id().IsMatch(id) || library.Card(id, work.Staff.Visit.Locale) is not null
            || Organisations.Of(library, work.Staff.Visit.Locale).All(o => o.Id != OrganisationOf(id)) || !Shares(work, OrganisationOf(id)))
        {
            return work.Bad("no-id");
        }

        return await ProposeAsync(work, Judgements.NewEntry, ProposalKind.NewEntry, id, OrganisationOf(id));
    }

    public Task<IResult> OutOfScopeAsync(MissWork work) =>
        ProposeAsync(work, Judgements.OutOfScope, ProposalKind.OutOfScope, null, work.Group.Organisation);

    private async Task<IResult> ProposeAsync(MissWork work, string judgement, string kind, string? entry, string? organisation)
    {
        var (number, words) = (work.Group.Number, work.Staff.Visit.Words);
        var yours = $"{words[$"misses.judged-{judgement}"]} {entry}".Trim();
        if (work.Version != work.Group.Version) return await desk.AnswerAsync(work, Change.Stale, yours, MissDesk.Now(work));
        if (work.Group.Status is GroupStatus.Closed or GroupStatus.Judged) return work.Bad("not-now");
        var all = await misses.TextsAsync(number, work.Staff.Person.Organisation, MissDesk.MostTexts, work.Cancel);
        var chosen = work.Chosen;
        var texts = ProposedTexts.Of(
            release, all.Where(t => chosen.Count == 0 || chosen.Contains(t.Number)).Select(t => t.Text).Take(MostProposed));
        if (texts.Count == 0) return work.Bad("no-texts");
        var deed = work.Did(judgement, entry) with { Action = "proposals/add" };
        var proposal = await proposals.AddAsync(new(kind, entry, texts, number, organisation), deed, work.Cancel);
        var change = await misses.JudgeAsync(
            number, work.Version, judgement, entry, proposal, work.Did(judgement, $"{entry} → {proposal}".Trim()), work.Cancel);
        if (change == Change.Done) return Done.At(work.Staff, $"/staff/proposals/{proposal}", "proposed");
        await WithdrawAsync(proposal, deed, work.Cancel);
        return await desk.AnswerAsync(work, change, yours, MissDesk.Now(work));
    }

    /// <summary>Somebody was quicker: what was proposed for nothing is taken back.</summary>
    private Task WithdrawAsync(long proposal, Deed deed, CancellationToken cancel) => proposals.DecideAsync(
        proposal, 0, ProposalStatus.Withdrawn, null, null,
        deed with { Action = "proposals/withdraw", Subject = proposal.ToString(CultureInfo.InvariantCulture) }, cancel);

    /// <summary>Whoever is bound to an organisation proposes for it, or for what all share.</summary>
    private static bool Shares(MissWork work, string organisation) =>
        work.Staff.Person.Sees(organisation) || organisation == "any";

    private static string OrganisationOf(string id) => id[..id.IndexOf('.', StringComparison.Ordinal)];

    [GeneratedRegex(@"^[a-z][a-z0-9]*\.[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
