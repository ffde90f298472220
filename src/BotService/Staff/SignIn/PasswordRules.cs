using System.Text;
using BotService.Hosting;
using BotService.Staff.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BotService.Staff.SignIn;

/// <summary>What a password must be, by preset. Errors carry keys of the words that say them.</summary>
internal sealed class PasswordRules(IOptions<StaffOptions> options, IPasswordHasher<StaffAccount> hasher, TimeProvider time)
    : IPasswordValidator<StaffAccount>
{
    private const int LeastLong = 12, LeastMixed = 8, NotAgain = 3;

    /// <summary>Longer ones cost the hash more than they gain.</summary>
    private const int Most = 256;

    private static readonly TimeSpan LeastAge = TimeSpan.FromDays(1), GreatestAge = TimeSpan.FromDays(90);

    private static readonly Lazy<IReadOnlySet<string>> Common = new(() => ReadCommon().ToHashSet(StringComparer.Ordinal));

    private bool IsMixed => options.Value.Passwords.Preset == PasswordPreset.TwBaseline;

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password)
    {
        var problem = Problem(user, password ?? "");
        return Task.FromResult(problem is null
            ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = problem, Description = problem }));
    }

    /// <summary>Whether it must be changed before anything else is done.</summary>
    public bool IsTooOld(StaffAccount account) =>
        IsMixed && account.PasswordAt is { } at && time.GetUtcNow() - at > GreatestAge;

    /// <summary>The former passwords after a change.</summary>
    public static IReadOnlyList<string> Former(StaffAccount account) =>
        account.Password is { } last ? [.. account.FormerPasswords.Prepend(last).Take(NotAgain)] : account.FormerPasswords;

    private string? Problem(StaffAccount user, string password)
    {
        var length = new System.Globalization.StringInfo(password).LengthInTextElements;
        if (password.Length > Most) return "password.long";
        if (length < (IsMixed ? LeastMixed : LeastLong)) return IsMixed ? "password.short-mixed" : "password.short";
        if (IsMixed && !HasAllKinds(password)) return "password.kinds";
        if (IsCommon(password, user.Email)) return "password.common";
        if (!IsMixed) return null;
        if (user.PasswordAt is { } at && time.GetUtcNow() - at < LeastAge) return "password.young";
        return user.FormerPasswords.Prepend(user.Password).OfType<string>().Take(NotAgain)
            .Any(old => hasher.VerifyHashedPassword(user, old, password) != PasswordVerificationResult.Failed) ? "password.again" : null;
    }

    private static bool HasAllKinds(string password) =>
        password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit)
        && password.Any(c => !char.IsLetterOrDigit(c));

    /// <summary>
    /// Among those tried first: a common word or the person's own name with figures and signs around it, or one piece
    /// over and over.
    /// </summary>
    private static bool IsCommon(string password, string email)
    {
        var plain = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var core = plain.Trim([.. "0123456789!@#$%^&*()_+-=.,?~ "]);
        var name = email.Split('@')[0].ToLowerInvariant();
        return Common.Value.Contains(plain) || core.Length == 0 || Common.Value.Contains(core) || core == name
            || IsRepeated(plain) || Common.Value.Any(word => word.Length >= 6 && IsRepeatedOf(core, word));
    }

    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, 4).Any(n => text.Length >= n * 2 && text.Select((c, i) => c == text[i % n]).All(same => same));

    private static bool IsRepeatedOf(string text, string word) => text.Replace(word, "", StringComparison.Ordinal).Length == 0;

    private static IEnumerable<string> ReadCommon() =>
        BuiltInText.Lines(typeof(PasswordRules), "common-passwords.txt").SelectMany(line => line.Split(' '));
}
