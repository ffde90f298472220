using BotService.Staff.Audit;
using BotService.Staff.SignIn;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace BotService.Storage;

internal sealed class PasskeyStore(Database database) : IPasskeys
{
    /// <summary>What is kept of one: Identity's own form has no constructor that reads it back.</summary>
    private sealed record Kept(
        byte[] Id, byte[] PublicKey, DateTimeOffset At, uint SignCount, string[]? Transports, bool IsVerified, bool IsBackupEligible,
        bool IsBackedUp, byte[] Attestation, byte[] ClientData)
    {
        public static Kept Of(UserPasskeyInfo p) => new(p.CredentialId, p.PublicKey, p.CreatedAt, p.SignCount, p.Transports,
            p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson);

        public UserPasskeyInfo Passkey(string? name) => new(
            Id, PublicKey, At, SignCount, Transports, IsVerified, IsBackupEligible, IsBackedUp, Attestation, ClientData) { Name = name };
    }

    public Task SaveAsync(string person, UserPasskeyInfo passkey, Deed deed, CancellationToken cancel)
    {
        var row = new
        {
            Id = Key(passkey.CredentialId), person, passkey.Name, At = passkey.CreatedAt, Data = Json.Write(Kept.Of(passkey)),
        };
        return database.WriteAsync(
            async db =>
            {
                if (await db.ExecuteAsync("update passkeys set data = @Data where id = @Id and person = @person", row) > 0) return true;
                await db.ExecuteAsync("insert into passkeys (id, person, name, at, data) values (@Id, @person, @Name, @At, @Data)", row);
                await AuditRows.AddAsync(db, deed);
                return true;
            },
            cancel);
    }

    public async Task<IList<UserPasskeyInfo>> OfAsync(string person, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<(string? Name, string Data)>(
                "select name, data from passkeys where person = @person order by at", new { person })).AsList(),
            cancel);
        return [.. rows.Select(r => Json.Read<Kept>(r.Data).Passkey(r.Name))];
    }

    public Task<string?> OwnerAsync(byte[] credential, CancellationToken cancel) => database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<string?>("select person from passkeys where id = @Id", new { Id = Key(credential) }), cancel);

    public Task RemoveAsync(string person, byte[] credential, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "delete from passkeys where id = @Id and person = @person", new { Id = Key(credential), person }) > 0)
            {
                await AuditRows.AddAsync(db, deed);
            }

            return true;
        },
        cancel);

    private static string Key(byte[] credential) => Convert.ToHexStringLower(credential);
}
