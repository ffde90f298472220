using BotService.Editing.Drafts;
using BotService.Review;
using BotService.Staff.Audit;

namespace BotService.Tests.Editing;

/// <summary>One draft without a store, that takes down what is written to it.</summary>
internal sealed class OneDraft(DraftFiles files) : IDrafts
{
    public IReadOnlyList<FileWrite> Wrote { get; private set; } = [];

    public string? By { get; private set; }

    public Task<DraftFiles?> FilesAsync(long number, int? revision, CancellationToken cancel) => Task.FromResult<DraftFiles?>(files);

    public Task<Saved> WriteAsync(long number, int revision, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel)
    {
        (Wrote, By) = (writes, deed.By);
        return Task.FromResult(new Saved(SaveOutcome.Done, revision + 1));
    }

    public Task<Draft?> FindAsync(long number, CancellationToken cancel) => throw new NotSupportedException();

    public Task<long> NewAsync(NewDraft draft, Deed deed, CancellationToken cancel) => throw new NotSupportedException();

    public Task<DraftListing> ListAsync(DraftFilter filter, string? page, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Change> DescribeAsync(Draft described, int version, Deed deed, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Saved> RebaseAsync(
        long number, int revision, string release, IReadOnlyList<FileWrite> writes, Deed deed, CancellationToken cancel) => throw new NotSupportedException();

    public Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Change> MoveAsync(long number, int version, DraftMove move, Deed deed, CancellationToken cancel) => throw new NotSupportedException();
}
