using System.Data.Common;
using BotService.Conversations.Handoff;
using BotService.Engine.Dialogs.Handoff;
using BotService.Engine.Hours;
using BotService.Handoff;
using Dapper;

namespace BotService.Storage;

internal sealed class QueueBook(Database database) : IQueueBook
{
    /// <summary>How long talks take is reckoned by so many of the last ones, of so many days.</summary>
    private const int Talks = 200, Days = 30;

    private sealed class Waits
    {
        public long Number { get; init; }
        public required string Conversation { get; init; }
        public string? Organisation { get; init; }
        public DateTimeOffset Place_At { get; init; }
        public DateTimeOffset Promise_At { get; init; }
    }

    private sealed class Held
    {
        public DateTimeOffset Taken_At { get; init; }
        public DateTimeOffset Ended_At { get; init; }
    }

    public Task<QueueLook> LookAsync(string? conversation, DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync(db => LookAsync(db, conversation, now), cancel);

    public Task<int> AheadAsync(string? organisation, DateTimeOffset placeAt, CancellationToken cancel) => database.ReadAsync(
        async db => (int)await db.QuerySingleAsync<long>(
            "select count(*) from live_talks where status = 'waiting' and coalesce(organisation, '') = @Name and place_at < @placeAt",
            new { Name = organisation ?? "", placeAt }), cancel);

    private static async Task<QueueLook> LookAsync(DbConnection db, string? conversation, DateTimeOffset now)
    {
        var waiting = (await db.QueryAsync<Waits>(
            "select number, conversation, organisation, place_at, promise_at from live_talks where status = 'waiting' "
            + "order by place_at, number")).AsList();
        var there = (await db.QueryAsync<string?>(
            "select a.organisation from presence p join people a on a.id = p.person where p.state = 'there' and not a.disabled "
            + "and p.seen_at > @gone", new { gone = now - Presence.Gone })).AsList();
        var isUsed = there.Count > 0 || await db.QuerySingleAsync<bool>("select exists (select 1 from presence)");
        var median = there.Count == 0 ? null : Median((await db.QueryAsync<Held>(
            "select taken_at, ended_at from live_talks where ended_at > @since and taken_at is not null order by ended_at desc "
            + "limit @Talks", new { since = now.AddDays(-Days), Talks })).Select(h => h.Ended_At - h.Taken_At).Order().ToList());

        // Whoever sees all takes talks of each organisation, and those of none.
        var all = there.Count(o => o is null);
        var queues = there.OfType<string>().Concat(waiting.Select(w => w.Organisation).OfType<string>()).Distinct()
            .ToDictionary(o => o, o => Queue(o, there.Count(t => t == o) + all));
        if (all > 0) queues[HoursTable.Everybody] = Queue(null, all);
        var own = waiting.FirstOrDefault(w => w.Conversation == conversation);
        return new QueueLook(
            queues.Where(q => q.Value.There > 0).ToDictionary(),
            own is null ? null : (own.Organisation ?? HoursTable.Everybody,
                waiting.TakeWhile(w => w != own).Count(w => w.Organisation == own.Organisation), own.Promise_At),
            isUsed);

        QueueStanding Queue(string? organisation, int people) =>
            new(people, waiting.Count(w => w.Organisation == organisation), median);
    }

    private static TimeSpan? Median(IReadOnlyList<TimeSpan> ordered) => ordered.Count == 0 ? null : ordered[ordered.Count / 2];
}
