using BotService.Staff.Audit;
using BotService.Staff.Sessions;
using Dapper;

namespace BotService.Storage;

internal sealed class SessionStore(Database database) : ISessions
{
    private const string Living = "until > @now and seen_at > @idle";

    private sealed class Row
    {
        public required string Key { get; init; }
        public required string Person { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset Seen_At { get; init; }
        public DateTimeOffset Until { get; init; }
        public required string Browser { get; init; }
        public byte[] Ticket { get; init; } = [];

        public Session Session => new(Key, Person, At, Seen_At, Until, Browser);
    }

    public Task AddAsync(Session session, byte[] ticket, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync("delete from sessions where until <= @At", new { session.At });
            await db.ExecuteAsync(
                "insert into sessions (key, person, at, seen_at, until, browser, ticket) "
                + "values (@Key, @Person, @At, @SeenAt, @Until, @Browser, @ticket)",
                new { session.Key, session.Person, session.At, session.SeenAt, session.Until, session.Browser, ticket });
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public async Task<(Session Session, byte[] Ticket)?> FindAsync(
        string key, DateTimeOffset now, DateTimeOffset idle, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<Row>(
                $"select key, person, at, seen_at, until, browser, ticket from sessions where key = @key and {Living}",
                new { key, now, idle }),
            cancel);
        return row is null ? null : (row.Session, row.Ticket);
    }

    public Task SeenAsync(string key, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync("update sessions set seen_at = @now where key = @key", new { key, now }), cancel);

    public async Task<IReadOnlyList<Session>> OfAsync(
        string person, DateTimeOffset now, DateTimeOffset idle, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                $"select key, person, at, seen_at, until, browser from sessions where person = @person and {Living} order by at desc",
                new { person, now, idle })).AsList(),
            cancel);
        return [.. rows.Select(r => r.Session)];
    }

    public Task EndAsync(string person, string? key, string? except, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var ended = await db.ExecuteAsync(
                "delete from sessions where person = @person and (@key is null or key = @key) and (@except is null or key <> @except)",
                new { person, key, except });
            if (ended > 0) await AuditRows.AddAsync(db, deed);
            return ended;
        },
        cancel);
}
