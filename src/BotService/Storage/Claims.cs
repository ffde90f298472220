using System.Data.Common;
using BotService.Conversations;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

internal sealed class Claims(Database database, IProcessName process, IOptions<StoreOptions> options, TimeProvider time)
    : IClaims
{
    /// <summary>More at once would only lie about in this process.</summary>
    private const int Most = 1000;

    public TimeSpan Lease => options.Value.Lease;

    public Claim Fresh() => time.GetUtcNow() is var now ? new Claim(process.Name, now, now + Lease) : default;

    public Task<bool> HoldAsync(string conversation, CancellationToken cancel)
    {
        var claim = Fresh();
        return database.WriteAsync(
            async db => await db.ExecuteAsync(
                $"update conversations set owner = @Me, owned_until = @Until where id = @conversation and "
                + $"{Claim.IsFree}",
                new { conversation, claim.Me, claim.Now, claim.Until }) == 1,
            cancel);
    }

    public Task<Unclaimed> UnclaimedAsync(CancellationToken cancel)
    {
        var claim = Fresh();
        return database.ReadAsync(
            async db => new Unclaimed(
                await ListAsync(
                    db, "select w.conversation from inbox w join conversations c on c.id = w.conversation where "
                        + InboxRow.IsFree,
                    claim),
                await ListAsync(
                    db, "select w.conversation from outbox w join conversations c on c.id = w.conversation where "
                        + "w.status = 'waiting' and w.parked_at is null and w.not_before <= @Now",
                    claim)),
            cancel);
    }

    public Task ReleaseAsync(CancellationToken cancel) => database.WriteAsync(
        db => db.ExecuteAsync(
            "update conversations set owner = null where owner = @Name and (id in (select conversation from inbox "
            + "where not done) "
            + "or id in (select conversation from outbox where status = 'waiting' and parked_at is null))",
            new { process.Name }),
        cancel);

    private static async Task<IReadOnlyList<string>> ListAsync(DbConnection db, string waiting, Claim claim) =>
        (await db.QueryAsync<string>(
            $"{waiting} and {Claim.IsFree} group by w.conversation order by min(w.id) limit @Most",
            new { claim.Me, claim.Now, Most })).AsList();
}
