using BotService.Engine.Language;
using BotService.Privacy;
using BotService.Review;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>
/// The masking of what staff answer stands here and not with the callers, so that none can forget it.
/// </summary>
internal sealed class DeletionRequestStore(Database database) : IDeletionRequests
{
    private const string Columns = "number, receipt, conversation, asked_at, due_at, status, word, decided_at, version";

    private sealed class Row
    {
        public long Number { get; init; }
        public required string Receipt { get; init; }
        public required string Conversation { get; init; }
        public DateTimeOffset Asked_At { get; init; }
        public DateTimeOffset Due_At { get; init; }
        public required string Status { get; init; }
        public string? Word { get; init; }
        public DateTimeOffset? Decided_At { get; init; }
        public long Version { get; init; }

        public DeletionRequest Request =>
            new(Number, Receipt, Conversation, Asked_At, Due_At, Status, Word, Decided_At, (int)Version);
    }

    public Task<DeletionRequest> AskAsync(string receipt, string conversation, DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(
            [conversation],
            async db =>
            {
                var which = new { receipt, conversation, now, Due = now + DeletionRequest.Within };
                await db.ExecuteAsync(
                    "insert into privacy_requests (receipt, conversation, asked_at, due_at) select @receipt, @conversation, @now, @Due "
                    + "where not exists (select 1 from privacy_requests where conversation = @conversation and status = 'open')", which);
                return (await db.QuerySingleAsync<Row>(
                    $"select {Columns} from privacy_requests where conversation = @conversation and status = 'open'", which)).Request;
            },
            null, cancel);

    public Task<IReadOnlyList<DeletionRequest>> OfReceiptAsync(string receipt, CancellationToken cancel) =>
        QueryAsync("where receipt = @receipt order by number desc limit 10", new { receipt }, cancel);

    public Task<IReadOnlyList<DeletionRequest>> ListAsync(int most, CancellationToken cancel) => QueryAsync(
        "order by case when status = 'open' then 0 else 1 end, case when status = 'open' then due_at end, number desc limit @most",
        new { most }, cancel);

    public async Task<DeletionRequest?> FindAsync(long number, CancellationToken cancel) =>
        (await QueryAsync("where number = @number", new { number }, cancel)).FirstOrDefault();

    public Task<Change> RefuseAsync(long number, int version, string word, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update privacy_requests set status = 'refused', word = @Word, decided_by = @By, decided_at = @At, version = version + 1 "
                + "where number = @number and version = @version and status = 'open'",
                new { number, version, Word = PersonalData.Mask(word), deed.By, deed.At }) == 0)
                return await Versioned.WhyNotAsync(db, "privacy_requests", number, version);
            await AuditRows.AddAsync(db, deed);
            return Change.Done;
        },
        cancel);

    public Task<(long Open, long Late)> CountAsync(DateTimeOffset now, CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<(long, long)>(
            "select count(*), coalesce(sum(case when due_at < @now then 1 else 0 end), 0) from privacy_requests where status = 'open'",
            new { now }),
        cancel);

    private Task<IReadOnlyList<DeletionRequest>> QueryAsync(string which, object asked, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DeletionRequest>>(
            async db => [.. (await db.QueryAsync<Row>($"select {Columns} from privacy_requests {which}", asked)).Select(r => r.Request)],
            cancel);
}
