using BotService.Handoff;
using BotService.Staff;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

internal sealed class PresenceStore(Database database) : IPresence
{
    /// <summary>Seen so lately need not be kept again.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(10);

    private const string All = "select p.person, p.state, p.work_name, p.since, p.seen_at, a.email, a.role, a.organisation, "
        + "(select count(*) from live_talks t where t.person = p.person and t.status = 'taken') as talks "
        + "from presence p join people a on a.id = p.person where not a.disabled";

    private sealed class Row
    {
        public required string Person { get; init; }
        public required string State { get; init; }
        public required string Work_Name { get; init; }
        public DateTimeOffset Since { get; init; }
        public DateTimeOffset Seen_At { get; init; }
        public required string Email { get; init; }
        public required string Role { get; init; }
        public string? Organisation { get; init; }
        public long Talks { get; init; }

        public Presence Presence => new(
            new Person(Person, Email, Enum.Parse<Role>(Role, ignoreCase: true), Organisation), State, Work_Name, Since, Seen_At, (int)Talks);
    }

    public Task<IReadOnlyList<Presence>> AllAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<Presence>>(
        async db => [.. (await db.QueryAsync<Row>($"{All} order by p.work_name, p.person")).Select(r => r.Presence)], cancel);

    public Task<Presence?> FindAsync(string person, CancellationToken cancel) => database.ReadAsync(
        async db => (await db.QueryFirstOrDefaultAsync<Row>($"{All} and p.person = @person", new { person }))?.Presence, cancel);

    public Task SetAsync(Person person, string state, string? workName, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync(
                "insert into presence (person, state, work_name, since, seen_at) values (@Id, @state, @Name, @At, @At) "
                + "on conflict (person) do update set state = excluded.state, since = excluded.since, seen_at = excluded.seen_at, "
                + "work_name = case when @isNamed then excluded.work_name else presence.work_name end",
                new { person.Id, state, Name = workName ?? "", deed.At, isNamed = workName is not null });
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task SeenAsync(string person, DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "update presence set seen_at = @now where person = @person and seen_at < @lately", new { person, now, lately = now - Lately }),
        cancel);
}
