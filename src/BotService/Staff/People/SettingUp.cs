using BotService.Hosting;
using BotService.Staff.Audit;
using BotService.Staff.SignIn;
using Microsoft.AspNetCore.Identity;

namespace BotService.Staff.People;

/// <summary>Gives somebody, or has them change, what they sign in with.</summary>
public sealed class SettingUp(
    UserManager<StaffAccount> accounts, IPeople people, IInvitations invitations, IPasswordHasher<StaffAccount> hasher, Ids ids, TimeProvider time)
{
    /// <summary>Uses a link: password and authenticator.</summary>
    /// <param name="email">The first administrator's own; else null.</param>
    /// <returns>The account with the recovery codes to show once, or the key of the words that say what is wrong.</returns>
    public async Task<(StaffAccount? Account, IReadOnlyList<string> Codes, string? Problem)> UseAsync(
        Invitation invitation, string? email, string password, byte[] key, string code, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var isNew = invitation.Person is null;
        if (isNew && !IsEmail(email)) return Wrong("set-up.email");
        var account = isNew
            ? new StaffAccount { Id = ids.Text(16), Email = email!.Trim(), Role = Role.Administrator, AddedAt = now }
            : await people.FindAsync(invitation.Person!, cancel);
        if (account is not { IsDisabled: false }) return Wrong("set-up.void");
        if (await ProblemAsync(account, password) is { } problem) return Wrong(problem);
        if (Totp.Check(key, code, now, used: 0) is not TotpFinding.Right(var step)) return Wrong("set-up.code");

        var codes = RecoveryCodes.New(ids);
        (account.TotpKey, account.TotpStep, account.RecoveryCodes) = (key, step, [.. codes.Select(RecoveryCodes.Hash)]);
        Renew(account, password);
        return await invitations.UseAsync(
            invitation.Hash, account, isNew, now, new Deed(now, account.Id, "people/set-up", account.Id, account.Email), cancel)
            ? (account, codes, null) : Wrong("set-up.void");

        static (StaffAccount?, IReadOnlyList<string>, string?) Wrong(string key) => (null, [], key);
    }

    /// <summary>Another password; all their other sessions end.</summary>
    /// <returns>The key of the words that say what is wrong; null when it is changed.</returns>
    public async Task<string?> ChangeAsync(StaffAccount account, string old, string password, string? session, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!await people.AttemptAsync(account.Id, now, cancel)) return "sign-in.locked";
        if (hasher.VerifyHashedPassword(account, account.Password ?? "", old) == PasswordVerificationResult.Failed) return "password.old";
        await people.SucceededAsync(account.Id, null, null, null, cancel);
        if (await ProblemAsync(account, password) is { } problem) return problem;
        account.FormerPasswords = PasswordRules.Former(account);
        (account.Password, account.PasswordAt) = (hasher.HashPassword(account, password), now);
        await people.CredentialsAsync(account, session, new Deed(now, account.Id, "account/password", account.Id), cancel);
        return null;
    }

    /// <summary>New codes on paper; those before are void.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync(StaffAccount account, string? session, CancellationToken cancel)
    {
        var codes = RecoveryCodes.New(ids);
        account.RecoveryCodes = [.. codes.Select(RecoveryCodes.Hash)];
        await people.CredentialsAsync(account, session, new Deed(time.GetUtcNow(), account.Id, "account/codes", account.Id), cancel);
        return codes;
    }

    private void Renew(StaffAccount account, string password)
    {
        account.FormerPasswords = PasswordRules.Former(account);
        (account.Password, account.PasswordAt, account.Stamp) =
            (hasher.HashPassword(account, password), time.GetUtcNow(), ids.Text(16));
    }

    private async Task<string?> ProblemAsync(StaffAccount account, string password)
    {
        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false } wrong) return wrong.Errors.First().Code;
        return null;
    }

    private static bool IsEmail(string? text) =>
        text is { Length: <= 254 } && text.Trim() is var address && address.IndexOf('@') is > 0 and var at
        && at < address.Length - 1 && !address.Any(char.IsWhiteSpace);
}
