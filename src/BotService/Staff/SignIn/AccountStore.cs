using BotService.Staff.Audit;
using BotService.Staff.People;
using Microsoft.AspNetCore.Identity;

namespace BotService.Staff.SignIn;

/// <summary>
/// What ASP.NET Core Identity asks of a store, on ours. Accounts are added and changed through <see cref="IPeople"/>.
/// </summary>
internal sealed class AccountStore(IPeople people, IPasskeys passkeys, TimeProvider time)
    : IUserPasswordStore<StaffAccount>, IUserPasskeyStore<StaffAccount>
{
    public Task<StaffAccount?> FindByIdAsync(string userId, CancellationToken cancel) => people.FindAsync(userId, cancel);

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancel) =>
        people.FindByEmailAsync(normalizedUserName, cancel);

    public Task<string> GetUserIdAsync(StaffAccount user, CancellationToken cancel) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(StaffAccount user, CancellationToken cancel) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(StaffAccount user, CancellationToken cancel) =>
        Task.FromResult<string?>(StaffAccount.Key(user.Email));

    public Task<string?> GetPasswordHashAsync(StaffAccount user, CancellationToken cancel) => Task.FromResult(user.Password);

    public Task<bool> HasPasswordAsync(StaffAccount user, CancellationToken cancel) => Task.FromResult(user.Password is not null);

    public Task SetPasswordHashAsync(StaffAccount user, string? passwordHash, CancellationToken cancel)
    {
        user.Password = passwordHash;
        return Task.CompletedTask;
    }

    public Task SetUserNameAsync(StaffAccount user, string? userName, CancellationToken cancel) => Task.CompletedTask;

    public Task SetNormalizedUserNameAsync(StaffAccount user, string? normalizedName, CancellationToken cancel) => Task.CompletedTask;

    public Task AddOrUpdatePasskeyAsync(StaffAccount user, UserPasskeyInfo passkey, CancellationToken cancel) =>
        passkeys.SaveAsync(user.Id, passkey, new Deed(time.GetUtcNow(), user.Id, "account/passkey", user.Id, passkey.Name), cancel);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffAccount user, CancellationToken cancel) => passkeys.OfAsync(user.Id, cancel);

    public async Task<StaffAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancel) =>
        await passkeys.OwnerAsync(credentialId, cancel) is { } person ? await people.FindAsync(person, cancel) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(StaffAccount user, byte[] credentialId, CancellationToken cancel) =>
        (await passkeys.OfAsync(user.Id, cancel)).FirstOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task RemovePasskeyAsync(StaffAccount user, byte[] credentialId, CancellationToken cancel) => passkeys.RemoveAsync(
        user.Id, credentialId, new Deed(time.GetUtcNow(), user.Id, "account/passkey-removed", user.Id), cancel);

    public Task<IdentityResult> CreateAsync(StaffAccount user, CancellationToken cancel) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(StaffAccount user, CancellationToken cancel) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(StaffAccount user, CancellationToken cancel) => throw Elsewhere();

    public void Dispose()
    {
    }

    private static NotSupportedException Elsewhere() => new("Accounts are added through IPeople, with the deed that it is.");
}

/// <summary>The keys that people sign in with instead of a password.</summary>
public interface IPasskeys
{
    /// <summary>Of a known one only the counter changes.</summary>
    Task SaveAsync(string person, UserPasskeyInfo passkey, Deed deed, CancellationToken cancel);

    Task<IList<UserPasskeyInfo>> OfAsync(string person, CancellationToken cancel);

    Task<string?> OwnerAsync(byte[] credential, CancellationToken cancel);

    Task RemoveAsync(string person, byte[] credential, Deed deed, CancellationToken cancel);
}
