using BotService.Handoff;
using Dapper;

namespace BotService.Storage;

internal sealed class LiveEventStore(Database database) : ILiveEvents
{
    private sealed class Row
    {
        public long Number { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Kind { get; init; }
        public string? Organisation { get; init; }
        public string? Person { get; init; }
        public string? Conversation { get; init; }
        public long Sequence { get; init; }
    }

    public Task<IReadOnlyList<LiveEvent>> AfterAsync(long number, int most, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LiveEvent>>(
            async db => [.. (await db.QueryAsync<Row>(
                "select number, at, kind, organisation, person, conversation, sequence from live_events where number > @number "
                + "order by number limit @most", new { number, most }))
                .Select(r => new LiveEvent(r.Number, r.At, r.Kind, r.Organisation, r.Person, r.Conversation, r.Sequence))],
            cancel);

    public Task<long> LastAsync(CancellationToken cancel) => database.ReadAsync(
        db => db.QuerySingleAsync<long>("select coalesce(max(number), 0) from live_events"), cancel);
}
