namespace BotService.Staff.People;

/// <summary>
/// Somebody with all that their sign-in needs. What other rooms see of them is a <see cref="Staff.Person"/>.
/// </summary>
public sealed class StaffAccount
{
    public required string Id { get; init; }

    public required string Email { get; init; }

    public Role Role { get; set; }

    /// <summary>Null: all.</summary>
    public string? Organisation { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Hashed; null until set up.</summary>
    public string? Password { get; set; }

    public DateTimeOffset? PasswordAt { get; set; }

    /// <summary>Hashes of those before, newest first.</summary>
    public IReadOnlyList<string> FormerPasswords { get; set; } = [];

    /// <summary>The secret of their authenticator; null until set up.</summary>
    public byte[]? TotpKey { get; set; }

    /// <summary>The newest step a code was taken of: none is taken twice.</summary>
    public long TotpStep { get; set; }

    /// <summary>Hashes of those not used yet.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Changes with every credential; sessions of an older one end.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>Can sign in with a password and a code.</summary>
    public bool IsSetUp => Password is not null && TotpKey is not null;

    public Person Person => new(Id, Email, Role, Organisation);

    /// <summary>How an address is compared: without case, and without spaces around it.</summary>
    public static string Key(string email) => email.Trim().ToLowerInvariant();
}
