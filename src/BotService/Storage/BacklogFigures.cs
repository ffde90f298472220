using BotService.Hosting.Figures;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// What waits to be answered and to be delivered, and since when. Reads only rows that wait, by their indexes.
/// </summary>
internal sealed class BacklogFigures(Database database, TimeProvider time) : IFigures
{
    private static readonly Gauge Inbox = new("botservice.inbox.waiting", "{turn}", "Turns that wait or run.");

    private static readonly Gauge InboxAge =
        new("botservice.inbox.oldest", "s", "Age of the oldest of them; 0 when there are none.");

    private static readonly Gauge Outbox =
        new("botservice.outbox.waiting", "{reply}", "Replies still to be delivered.");

    private static readonly Gauge OutboxAge =
        new("botservice.outbox.oldest", "s", "Age of the oldest of them; 0 when there are none.");

    // Properties, not a constructor: of counted columns without rows SQLite names no type that a
    // constructor could be found by.
    private sealed class Row
    {
        public string Channel { get; init; } = "";
        public long Count { get; init; }
        public DateTimeOffset? Oldest { get; init; }
    }

    public IReadOnlyList<Gauge> Gauges { get; } = [Inbox, InboxAge, Outbox, OutboxAge];

    public TimeSpan Every { get; } = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Figure>> LookAsync(CancellationToken cancel)
    {
        var (inbox, outbox) = await database.ReadAsideAsync(
            async db => (
                await db.QuerySingleAsync<Row>($"select count(*) as Count, min(at) as Oldest from inbox where {InboxRow.IsFree}"),
                (await db.QueryAsync<Row>(
                    "select c.channel as Channel, count(*) as Count, min(o.queued_at) as Oldest from outbox o "
                    + "join conversations c on c.id = o.conversation where o.status = 'waiting' and o.parked_at is null group by c.channel"))
                    .AsList()),
            cancel);
        return
        [
            new(Inbox, inbox.Count), new(InboxAge, Age(inbox.Oldest)),
            .. ChannelLabel.Pushed.SelectMany(
                label => Of(label, outbox.FindAll(row => ChannelLabel.Of(row.Channel) == label))),
        ];
    }

    private Figure[] Of(string channel, List<Row> rows) =>
    [
        new(Outbox, rows.Sum(row => row.Count), new KeyValuePair<string, object?>("channel", channel)),
        new(OutboxAge, Age(rows.Min(row => row.Oldest)), new KeyValuePair<string, object?>("channel", channel)),
    ];

    private double Age(DateTimeOffset? since) =>
        since is null ? 0 : Math.Max(0, (time.GetUtcNow() - since.Value).TotalSeconds);
}
