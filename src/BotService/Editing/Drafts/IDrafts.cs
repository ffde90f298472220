using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Editing.Drafts;

/// <param name="Causes">What it answers.</param>
public sealed record NewDraft(
    string Title, string Reason, string Source, string Base, IReadOnlyList<DraftCause> Causes, bool IsUrgent = false);

public sealed record DraftFilter(string? State = null, string? By = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="Total">As far as the filter goes.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record DraftListing(IReadOnlyList<Draft> Rows, long Total, string? Next);

/// <summary>Drafts with all their savings. Each change takes along the deed that it is.</summary>
public interface IDrafts
{
    /// <returns>Its number.</returns>
    Task<long> NewAsync(NewDraft draft, Deed deed, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<DraftListing> ListAsync(DraftFilter filter, string? page, int most, CancellationToken cancel);

    Task<Draft?> FindAsync(long number, CancellationToken cancel);

    /// <param name="revision">Null: as it is now.</param>
    /// <returns>Null when there is no such draft or revision.</returns>
    Task<DraftFiles?> FilesAsync(long number, int? revision, CancellationToken cancel);

    /// <summary>
    /// Writes files as one revision, all or none, if <paramref name="revision"/> is still the last one. Something written
    /// voids what was proposed and every approval of it.
    /// </summary>
    Task<Saved> WriteAsync(long number, int revision, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel);

    /// <summary>Title, reason, source, causes and the entries expected to change: no part of the content.</summary>
    Task<Change> DescribeAsync(Draft described, int version, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Changes its base, with the files that are different against the new one, as one revision. Who wrote them last stays.
    /// </summary>
    Task<Saved> RebaseAsync(
        long number, int revision, string release, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel);

    /// <summary>Drops what was saved of drafts that came to nothing before a time.</summary>
    /// <returns>How many savings of files went.</returns>
    Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel);

    /// <summary>Leads it on to another state, if it may go there (<see cref="DraftState.May"/>).</summary>
    Task<Change> MoveAsync(long number, int version, DraftMove move, Deed deed, CancellationToken cancel);
}

/// <param name="Content">Of what is proposed; null: as it was.</param>
/// <param name="Release">The release made of it; null: as it was.</param>
/// <param name="Word">Why; null: none is given.</param>
public sealed record DraftMove(
    string To, string? Content = null, string? Release = null, DateOnly? From = null, string? Word = null);
