using BotService.Engine.Language;
using BotService.Retention;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>The masking of reasons stands here and not with the callers, so that none can forget it.</summary>
internal sealed class HoldStore(Database database) : IHolds
{
    private sealed class Row
    {
        public long Number { get; init; }
        public required string Conversation { get; init; }
        public required string Reason { get; init; }
        public DateTimeOffset Until { get; init; }
        public required string By_Whom { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? Ended_At { get; init; }
        public string? Ended_By { get; init; }

        public Hold Hold => new(Number, Conversation, Reason, Until, By_Whom, At, Ended_At, Ended_By);
    }

    public Task<bool> AddAsync(string conversation, string reason, DateTimeOffset until, Deed deed, CancellationToken cancel) =>
        database.WriteAsync(
            [conversation],
            async db =>
            {
                var number = await db.QueryFirstOrDefaultAsync<long?>(
                    "insert into retention_holds (conversation, reason, until, by_whom, at) "
                    + "select @conversation, @Reason, @until, @By, @At where exists (select 1 from conversations where id = @conversation) "
                    + "returning number",
                    new { conversation, Reason = PersonalData.Mask(reason), until, deed.By, deed.At });
                if (number is null) return false;
                await AuditRows.AddAsync(db, deed);
                return true;
            },
            null, cancel);

    public Task<bool> EndAsync(long number, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update retention_holds set ended_at = @At, ended_by = @By where number = @number and ended_at is null and until > @At",
                new { number, deed.At, deed.By }) == 0)
                return false;
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task<IReadOnlyList<Hold>> ListAsync(DateTimeOffset now, int most, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Hold>>(
            async db => [.. (await db.QueryAsync<Row>(
                "select number, conversation, reason, until, by_whom, at, ended_at, ended_by from retention_holds "
                + "order by case when ended_at is null and until > @now then 0 else 1 end, number desc limit @most",
                new { now, most })).Select(r => r.Hold)],
            cancel);
}
