using BotService.Hosting;
using BotService.Staff.Audit;

namespace BotService.Staff.People;

/// <summary>Adds people and gives out the links with which they set up their sign-in.</summary>
public sealed class Inviting(IPeople people, IInvitations invitations, Ids ids, TimeProvider time)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromHours(72);

    private const int CodeLength = 52;

    /// <summary>The code of a new person's link; null when somebody has the address already.</summary>
    public async Task<string?> AddAsync(string email, Role role, string? organisation, string by, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var account = new StaffAccount
        {
            Id = ids.Text(16), Email = email.Trim(), Role = role, Organisation = organisation, AddedAt = now, Stamp = ids.Text(16),
        };
        var what = $"{account.Email} {RoleName.Of(role)} {organisation ?? "*"}";
        return await people.AddAsync(account, new Deed(now, by, "people/add", account.Id, what), cancel)
            ? await LinkAsync(account.Id, by, cancel) : null;
    }

    /// <summary>The code of a new link for somebody; those before it are void.</summary>
    public async Task<string> LinkAsync(string person, string by, CancellationToken cancel)
    {
        var (code, now) = (ids.Text(CodeLength), time.GetUtcNow());
        await invitations.AddAsync(
            new Invitation(Digest.Of(code), person, now, now + Good, null), new Deed(now, by, "people/link", person), cancel);
        return code;
    }

    /// <summary>
    /// The code of the link for the first administrator; null when there is one, or a link for them is still good.
    /// </summary>
    public async Task<string?> FirstAsync(CancellationToken cancel)
    {
        var (code, now) = (ids.Text(CodeLength), time.GetUtcNow());
        if (await people.HasAdministratorAsync(cancel) || await invitations.FirstAsync(now, cancel) is not null) return null;
        await invitations.AddAsync(
            new Invitation(Digest.Of(code), null, now, now + Good, null), new Deed(now, Deed.Operator, "people/first-link", "*"), cancel);
        return code;
    }

    /// <summary>An invitation that can still be used; null when the code is unknown, late or was used, or when it is
    /// for the first administrator and there is one.</summary>
    public async Task<Invitation?> FindAsync(string? code, CancellationToken cancel)
    {
        if (code is not { Length: CodeLength } || await invitations.FindAsync(Digest.Of(code), cancel) is not { UsedAt: null } found
            || found.Until < time.GetUtcNow())
        {
            return null;
        }

        return found.Person is null && await people.HasAdministratorAsync(cancel) ? null : found;
    }
}

/// <summary>Roles as they are written outside the program.</summary>
public static class RoleName
{
    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    public static Role? Read(string? name) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => Of(role!.Value) == name);
}
