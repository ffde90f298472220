using BotService.Review.Trial;
using BotService.Staff.Audit;

namespace BotService.Review.Proposals;

/// <param name="From">First and last day (Taiwan) on which it was proposed.</param>
public sealed record ProposalFilter(
    string? Organisation = null, string? Status = null, string? By = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="Total">As far as the filter goes.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ProposalListing(IReadOnlyList<Proposal> Rows, long Total, string? Next);

/// <summary>What staff propose for the knowledge. Each change takes along the deed that it is.</summary>
public interface IProposals
{
    /// <returns>Its number.</returns>
    Task<long> AddAsync(NewProposal proposal, Deed deed, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<ProposalListing> ListAsync(ProposalFilter filter, string? page, int most, CancellationToken cancel);

    Task<Proposal?> FindAsync(long number, CancellationToken cancel);

    /// <summary>Puts it into the line of those to be tried; one that waits or runs stays where it is.</summary>
    Task<Change> AskTrialAsync(long number, int version, Deed deed, CancellationToken cancel);

    /// <summary>Takes the next in line, unless another is being tried: one at a time, in whatever process.</summary>
    /// <param name="until">Who has not written a result by then is taken for dead.</param>
    /// <returns>Null when there is none, or it is not its turn.</returns>
    Task<long?> TakeTrialAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancel);

    /// <param name="result">Null: it came to nothing.</param>
    Task TriedAsync(long number, TrialResult? result, CancellationToken cancel);

    /// <param name="status">Accepted, refused or withdrawn. Accepting takes a trial without problems, where it is tried.</param>
    /// <param name="release">That which answers now.</param>
    Task<Change> DecideAsync(
        long number, int version, string status, string? word, string? release, Deed deed, CancellationToken cancel);

    /// <summary>Those that were accepted and are in no release yet.</summary>
    Task<IReadOnlyList<Proposal>> AcceptedAsync(CancellationToken cancel);

    /// <summary>A release holds it.</summary>
    Task ReleasedAsync(long number, Deed deed, CancellationToken cancel);
}
