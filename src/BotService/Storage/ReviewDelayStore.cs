using BotService.Engine.Language;
using BotService.Renewal.Ageing;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class ReviewDelayStore(Database database) : IReviewDelays
{
    /// <summary>Properties: times have another type in each engine.</summary>
    private sealed class Row
    {
        public required string Entry { get; init; }
        public required string Reason { get; init; }
        public string? Word { get; init; }
        public required string ByWhom { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public async Task<IReadOnlyList<ReviewDelay>> ListAsync(CancellationToken cancel) =>
        [.. (await database.ReadAsideAsync(
            async db => (await db.QueryAsync<Row>(
                "select entry as Entry, reason as Reason, word as Word, by_whom as ByWhom, at as At from review_delays order by entry"))
                .AsList(), cancel))
            .Select(r => new ReviewDelay(r.Entry, DelayReasons.Find(r.Reason)!.Value, r.Word, r.ByWhom, r.At))];

    public Task KeepAsync(ReviewDelay delay, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync(
                "insert into review_delays (entry, reason, word, by_whom, at) values (@Entry, @Reason, @Word, @By, @At) "
                + "on conflict (entry) do update set reason = excluded.reason, word = excluded.word, by_whom = excluded.by_whom, at = excluded.at",
                new
                {
                    delay.Entry, Reason = DelayReasons.NameOf(delay.Reason), Word = delay.Word is null ? null : PersonalData.Mask(delay.Word), delay.By, delay.At,
                });
            await AuditRows.AddAsync(db, deed);
            return 1;
        },
        cancel);

    public Task<int> EraseAsync(DateTimeOffset before, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("delete from review_delays where at < @before", new { before }), cancel);
}
