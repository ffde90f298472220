using BotService.Conversations;
using Dapper;

namespace BotService.Storage;

internal sealed class OutboxCounts(Database database) : IOutboxFigures
{
    // Properties, not a constructor: of counted columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public required string Status { get; init; }
        public required string Channel { get; init; }
        public string? Way { get; init; }
        public string? Reason { get; init; }
        public long Replies { get; init; }
    }

    public async Task<OutboxFigures> CountAsync(
        string channels, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                """
                select o.status as Status, c.channel as Channel, case o.status when 'sent' then o.way end as Way,
                  case o.status when 'failed' then coalesce(o.reason, '') end as Reason, count(*) as Replies
                from outbox o join conversations c on c.id = o.conversation
                where o.queued_at >= @From and o.queued_at < @To and substr(c.channel, 1, length(@channels)) = @channels
                group by 1, 2, 3, 4 order by 2, 5 desc, 3, 4
                """,
                new { From = from, To = to, channels })).AsList(),
            cancel);
        return new OutboxFigures(
            [.. rows.Where(r => r.Status == "sent").Select(r => new SentFigure(r.Channel, r.Way, (int)r.Replies))],
            [.. rows.Where(r => r.Status == "failed")
                .Select(r => new FailedFigure(r.Channel, r.Reason!, (int)r.Replies))],
            (int)rows.Where(r => r.Status == "waiting").Sum(r => r.Replies));
    }
}
