using System.Globalization;
using System.Text;
using BotService.Bot;
using Dapper;

namespace BotService.Storage;

internal sealed class OutboxStore(Database database) : IOutbox
{
    public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(
            db => db.Query<string>("select conversation from outbox where status = 'waiting' group by conversation order by min(id)").AsList(), cancel);

    public async Task<(OutboxTurn Turn, DateTimeOffset Queued, DateTimeOffset NotBefore)?> NextAsync(string conversation, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefault<Row>(
                "select o.id as Id, c.channel as Channel, c.service_url as ServiceUrl, c.reference as Reference, o.json as Json, "
                + "o.attempts as Attempts, o.queued_at as QueuedAt, o.not_before as NotBefore "
                + "from outbox o join conversations c on c.id = o.conversation where o.conversation = @conversation and o.status = 'waiting' order by o.id limit 1",
                new { conversation }),
            cancel);
        if (row is null)
        {
            return null;
        }

        var activity = Activity.Parse(Encoding.UTF8.GetBytes(row.Json));
        var turn = new OutboxTurn(
            conversation, row.Channel, row.ServiceUrl, row.Reference, Ticket: null, [new OutboxReply(row.Id, activity)], (int)row.Attempts + 1, Uncertain: false);
        return (turn, Time(row.QueuedAt), Time(row.NotBefore));
    }

    public Task SentAsync(long id, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            db => db.Execute(
                "update outbox set status = 'sent', sent_at = @At, json = null, attempts = attempts + 1 where id = @id",
                new { id, At = Stamp.Time(at) }),
            cancel);

    public Task FailedAsync(long id, int attempt, string reason, DateTimeOffset? retry, CancellationToken cancel) =>
        database.WriteAsync(
            db => db.Execute(
                "update outbox set attempts = @attempt, reason = @reason, not_before = coalesce(@Retry, not_before), "
                + "status = case when @Retry is null then 'failed' else status end where id = @id",
                new { id, attempt, reason, Retry = retry is { } at ? Stamp.Time(at) : null }),
            cancel);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private sealed class Row
    {
        public long Id { get; init; }

        public required string Channel { get; init; }

        public required string ServiceUrl { get; init; }

        public string? Reference { get; init; }

        public required string Json { get; init; }

        public long Attempts { get; init; }

        public required string QueuedAt { get; init; }

        public required string NotBefore { get; init; }
    }
}
