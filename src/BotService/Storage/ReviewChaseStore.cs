using BotService.Renewal.Ageing;
using Dapper;

namespace BotService.Storage;

internal sealed class ReviewChaseStore(Database database) : IReviewChases
{
    /// <summary>Properties: times have another type in each engine.</summary>
    private sealed class Row
    {
        public required string Entry { get; init; }
        public required string ReviewBy { get; init; }
        public long Step { get; init; }
        public long Times { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public async Task<IReadOnlyList<ReviewChase>> ListAsync(CancellationToken cancel) =>
        [.. (await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                "select entry as Entry, review_by as ReviewBy, step as Step, times as Times, at as At from review_chases "
                + "order by entry, review_by")).AsList(), cancel))
            .Select(r => new ReviewChase(r.Entry, StoredDay.Read(r.ReviewBy), (int)r.Step, (int)r.Times, r.At))];

    public Task<int> MakeAsync(IReadOnlyList<ReviewChase> chases, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "insert into review_chases (entry, review_by, step, times, at) values (@Entry, @ReviewBy, @Step, 1, @At) "
            + "on conflict (entry, review_by) do update set step = excluded.step, times = review_chases.times + 1, at = excluded.at "
            + "where review_chases.step < excluded.step",
            chases.Select(c => new { c.Entry, ReviewBy = StoredDay.Of(c.ReviewBy), c.Step, c.At }).ToList()),
        cancel);

    public Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("delete from review_chases where at < @before", new { before }), cancel);
}
