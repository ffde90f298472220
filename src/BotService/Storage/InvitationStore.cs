using BotService.Staff.Audit;
using BotService.Staff.People;
using Dapper;

namespace BotService.Storage;

internal sealed class InvitationStore(Database database) : IInvitations
{
    private sealed class Row
    {
        public required string Hash { get; init; }
        public string? Person { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset Until { get; init; }
        public DateTimeOffset? Used_At { get; init; }

        public Invitation Invitation => new(Hash, Person, At, Until, Used_At);
    }

    public Task AddAsync(Invitation invitation, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await db.ExecuteAsync(
                "delete from invitations where until <= @At or coalesce(person, '') = coalesce(@Person, '')",
                new { invitation.At, invitation.Person });
            await db.ExecuteAsync(
                "insert into invitations (hash, person, at, until) values (@Hash, @Person, @At, @Until)",
                new { invitation.Hash, invitation.Person, invitation.At, invitation.Until });
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    public Task<Invitation?> FindAsync(string hash, CancellationToken cancel) => OneAsync("hash = @hash", new { hash }, cancel);

    public Task<Invitation?> FirstAsync(DateTimeOffset now, CancellationToken cancel) =>
        OneAsync("person is null and used_at is null and until > @now", new { now }, cancel);

    public Task<bool> UseAsync(
        string hash, StaffAccount account, bool isNew, DateTimeOffset now, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update invitations set used_at = @now where hash = @hash and used_at is null", new { hash, now }) == 0)
            {
                return false;
            }

            // Nothing else is kept of the first link's use when somebody was quicker; the link stays used.
            if (isNew && (await PeopleStore.HasAdministratorAsync(db) || await PeopleStore.InsertAsync(db, account) == 0)) return false;
            if (!isNew)
            {
                await PeopleStore.SaveAsync(db, account);
                await db.ExecuteAsync("delete from sessions where person = @Id", new { account.Id });
            }

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    private async Task<Invitation?> OneAsync(string which, object values, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            db => db.QueryFirstOrDefaultAsync<Row>($"select hash, person, at, until, used_at from invitations where {which}", values),
            cancel);
        return row?.Invitation;
    }
}
