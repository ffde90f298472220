using System.Data.Common;
using BotService.Conversations;
using BotService.Engine.Data;
using Dapper;

namespace BotService.Storage;

internal sealed class OutboxStore(Database database, InboxCipher cipher, Claims claims) : IOutbox
{
    private const string Waiting =
        "select o.id as Id, o.turn as Turn, c.channel as Channel, c.service_url as ServiceUrl, c.reference as "
        + "Reference, o.json as Json, o.ticket as Ticket, "
        + "o.begun as Begun, o.attempts as Attempts, o.queued_at as QueuedAt, o.not_before as NotBefore, c.owner "
        + "as Owner, c.owned_until as OwnedUntil "
        + "from outbox o join conversations c on c.id = o.conversation where o.conversation = @conversation and "
        + "o.status = 'waiting' and o.parked_at is null";

    public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async db => (await db.QueryAsync<string>(
                "select conversation from outbox where status = 'waiting' and parked_at is null group by conversation order by min(id)"))
                .AsList(),
            cancel);

    public async Task<OutboxWork?> NextAsync(
        string conversation, DateTimeOffset now, DateTimeOffset patience, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(db => NextTurnAsync(db, conversation, now, patience), cancel);
        if (rows is not [var first, ..]) return null;

        if (first.NotBefore <= now && !claims.Fresh().Holds(first.Owner, first.OwnedUntil)
            && !await claims.HoldAsync(conversation, cancel))
        {
            return null;
        }

        var turn = new OutboxTurn(
            conversation,
            first.Channel,
            first.ServiceUrl,
            first.Reference,
            cipher.OpenText(first.Ticket),
            [.. rows.Select(row => new OutboxReply(row.Id, StoredJson.Read(0, row.Json, fromBot: true)))],
            (int)first.Attempts + 1,
            Uncertain: first.Begun is not null);
        return new OutboxWork(turn, first.QueuedAt, first.NotBefore);
    }

    public Task<bool> BeginAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                // Refused meanwhile are all that wait of a turn, or none.
                var waits = await db.ExecuteScalarAsync<bool>(
                    "select exists (select 1 from outbox where id = @Id and status = 'waiting')", new { Id = ids[0] });
                return waits
                    && await db.ExecuteAsync(
                        "update outbox set begun = coalesce(begun, @At) where id = @id and status = 'waiting'",
                        ids.Select(id => new { id, At = at })) > 0;
            },
            cancel);

    public Task SentAsync(IReadOnlyList<long> ids, string? way, DateTimeOffset at, CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                // Also what was refused meanwhile: it went out before that was known.
                await db.ExecuteAsync(
                    "update outbox set status = 'sent', sent_at = @At, way = @way, reason = null, json = null, "
                    + "ticket = null, begun = null, attempts = attempts + 1 where id = @id",
                    ids.Select(id => new { id, way, At = at }));
                return await UnmarkAsync(db, ids);
            },
            cancel);

    public Task ParkAsync(IReadOnlyList<long> ids, DateTimeOffset at, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "update outbox set parked_at = @At, begun = null, ticket = null where id = @id and status = 'waiting'",
            ids.Select(id => new { id, At = at })),
        cancel);

    /// <summary>
    /// What was parked goes before the replies to the message that came now, with its ticket. Runs inside a write.
    /// </summary>
    public static Task UnparkAsync(DbConnection db, string conversation, long inbox, DateTimeOffset at) =>
        db.LaterAsync(
            "update outbox set parked_at = null, turn = @inbox, not_before = @at, queued_at = @at, attempts = 0, "
            + "ticket = (select ticket from inbox where id = @inbox) where conversation = @conversation and status = 'waiting' "
            + "and parked_at is not null and (select ticket from inbox where id = @inbox) is not null",
            new { conversation, inbox, at });

    public Task FailedAsync(
        IReadOnlyList<long> ids, int attempt, string reason, bool uncertain, DateTimeOffset? retry,
        CancellationToken cancel) =>
        database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "update outbox set attempts = @attempt, reason = @reason, not_before = coalesce(@Retry, "
                    + "not_before), "
                    + "begun = case when @uncertain then coalesce(begun, queued_at) else null end, "
                    + "ticket = case when @Retry is null then null else ticket end, "
                    + "status = case when @Retry is null then 'failed' else status end where id = @id and status "
                    + "= 'waiting'",
                    ids.Select(id =>
                        new { id, attempt, reason, uncertain, Retry = retry }));
                return await UnmarkAsync(db, ids);
            },
            cancel);

    private static async Task<List<Row>> NextTurnAsync(
        DbConnection db, string conversation, DateTimeOffset now, DateTimeOffset patience)
    {
        var first = await db.QueryFirstOrDefaultAsync<Row>($"{Waiting} order by o.id limit 1", new { conversation });
        if (first is not null && first.NotBefore > patience)
        {
            first = await db.QueryFirstOrDefaultAsync<Row>(
                $"{Waiting} and o.ticket is not null and o.not_before <= @now order by o.id limit 1",
                new { conversation, now }) ?? first;
        }

        return first switch
        {
            null => [],
            { Turn: null } => [first],
            { Turn: { } turn } =>
                (await db.QueryAsync<Row>(
                    $"{Waiting} and o.turn = @turn order by o.id", new { conversation, turn })).AsList(),
        };
    }

    /// <summary>The attempt ended without coming to the turn's further replies.</summary>
    private static Task<int> UnmarkAsync(DbConnection db, IReadOnlyList<long> ids) =>
        db.ExecuteAsync(
            "update outbox set begun = null where status = 'waiting' and begun is not null and id > @Last "
            + "and conversation = (select conversation from outbox where id = @Last) and turn = (select turn from "
            + "outbox where id = @Last)",
            new { Last = ids[^1] });

    private sealed class Row
    {
        public long Id { get; init; }

        public long? Turn { get; init; }

        public required string Channel { get; init; }

        public required string ServiceUrl { get; init; }

        public string? Reference { get; init; }

        public required string Json { get; init; }

        public byte[]? Ticket { get; init; }

        public DateTimeOffset? Begun { get; init; }

        public long Attempts { get; init; }

        public DateTimeOffset QueuedAt { get; init; }

        public DateTimeOffset NotBefore { get; init; }

        public string? Owner { get; init; }

        public DateTimeOffset? OwnedUntil { get; init; }
    }
}
