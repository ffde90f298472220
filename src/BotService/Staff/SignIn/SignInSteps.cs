using BotService.Hosting;
using BotService.Staff.Audit;
using BotService.Staff.People;
using Microsoft.AspNetCore.Identity;

namespace BotService.Staff.SignIn;

/// <summary>Whether somebody may come in: the password first, then the code of the authenticator.</summary>
public sealed class SignInSteps(IPeople people, IPasswordHasher<StaffAccount> hasher, TimeProvider time)
{
    /// <summary>Checked when there is no such person, so that both take as long.</summary>
    private readonly Lazy<string> nobody = new(() => hasher.HashPassword(Nobody, "nobody's password"));

    private static readonly StaffAccount Nobody = new() { Id = "", Email = "" };

    /// <summary>The first step.</summary>
    public async Task<SignInFinding> PasswordAsync(string email, string password, CancellationToken cancel)
    {
        var account = await people.FindByEmailAsync(email, cancel);
        if (account is not { IsDisabled: false, Password: { } hash })
        {
            hasher.VerifyHashedPassword(Nobody, nobody.Value, password);
            return new SignInFinding.Wrong();
        }

        if (!await people.AttemptAsync(account.Id, time.GetUtcNow(), cancel)) return new SignInFinding.Locked();
        return hasher.VerifyHashedPassword(account, hash, password) == PasswordVerificationResult.Failed
            ? await FailedAsync(account, cancel) : new SignInFinding.Right(account);
    }

    /// <summary>The second step: a code of the authenticator, or one from the paper.</summary>
    public async Task<SignInFinding> CodeAsync(string person, string code, CancellationToken cancel)
    {
        if (await people.FindAsync(person, cancel) is not { IsDisabled: false, TotpKey: { } key } account)
            return new SignInFinding.Wrong();
        var now = time.GetUtcNow();
        if (!await people.AttemptAsync(person, now, cancel)) return new SignInFinding.Locked();
        var recovery = RecoveryCodes.Hash(code);
        if (account.RecoveryCodes.Contains(recovery))
        {
            var deed = new Deed(now, person, "sign-in/recovery-code", person);
            return await people.SucceededAsync(person, null, recovery, deed, cancel)
                ? new SignInFinding.Right(account) : new SignInFinding.Used();
        }

        return Totp.Check(key, code, now, account.TotpStep) switch
        {
            TotpFinding.Right(var step) => await people.SucceededAsync(person, step, null, null, cancel)
                ? new SignInFinding.Right(account) : new SignInFinding.Used(),
            TotpFinding.Used => new SignInFinding.Used(),
            TotpFinding.WrongClock => new SignInFinding.WrongClock(),
            _ => await FailedAsync(account, cancel),
        };
    }

    private async Task<SignInFinding> FailedAsync(StaffAccount account, CancellationToken cancel) =>
        (await people.FindAsync(account.Id, cancel))?.LockedUntil > time.GetUtcNow()
            ? new SignInFinding.Locked() : new SignInFinding.Wrong();
}

/// <summary>What came of a step.</summary>
public abstract record SignInFinding
{
    public sealed record Right(StaffAccount Account) : SignInFinding;

    /// <summary>No such person, a wrong password or code: which of them is not told.</summary>
    public sealed record Wrong : SignInFinding;

    public sealed record Used : SignInFinding;

    public sealed record WrongClock : SignInFinding;

    /// <summary>Five wrong in turn: for 15 minutes nothing is looked at.</summary>
    public sealed record Locked : SignInFinding;
}
