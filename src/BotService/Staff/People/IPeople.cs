using BotService.Staff.Audit;

namespace BotService.Staff.People;

/// <summary>Who works here. Every change takes along the deed that it is.</summary>
public interface IPeople
{
    Task<StaffAccount?> FindAsync(string id, CancellationToken cancel);

    Task<StaffAccount?> FindByEmailAsync(string email, CancellationToken cancel);

    /// <summary>All of them, by address.</summary>
    Task<IReadOnlyList<StaffAccount>> AllAsync(CancellationToken cancel);

    /// <summary>False when somebody has the address already.</summary>
    Task<bool> AddAsync(StaffAccount account, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Role, organisation and whether they are disabled. Disabling ends their sessions in the same change.
    /// </summary>
    Task PlaceAsync(StaffAccount account, Deed deed, CancellationToken cancel);

    /// <summary>Password, authenticator, recovery codes. All their sessions but one end in the same change.</summary>
    /// <param name="keep">The key of the session that stays; null: none.</param>
    Task CredentialsAsync(StaffAccount account, string? keep, Deed deed, CancellationToken cancel);

    /// <summary>
    /// Counts an attempt before it is made, so that many at once are no more than many in turn: the fifth that is not
    /// followed by <see cref="SucceededAsync"/> locks for 15 minutes.
    /// </summary>
    /// <returns>False while locked.</returns>
    Task<bool> AttemptAsync(string id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets the attempts, takes a step of the authenticator or a recovery code as used.</summary>
    /// <param name="step">Null: none was used.</param>
    /// <param name="recovery">The hash of a recovery code; null: none was used.</param>
    /// <returns>False when the step or the code was used meanwhile.</returns>
    Task<bool> SucceededAsync(string id, long? step, string? recovery, Deed? deed, CancellationToken cancel);

    /// <summary>Somebody who may add people, and can sign in.</summary>
    Task<bool> HasAdministratorAsync(CancellationToken cancel);
}

/// <summary>A link that is good once.</summary>
/// <param name="Person">For whom; null for the first administrator, who is not known yet.</param>
public sealed record Invitation(string Hash, string? Person, DateTimeOffset At, DateTimeOffset Until, DateTimeOffset? UsedAt);

public interface IInvitations
{
    /// <summary>Takes the place of those that the same person had.</summary>
    Task AddAsync(Invitation invitation, Deed deed, CancellationToken cancel);

    Task<Invitation?> FindAsync(string hash, CancellationToken cancel);

    /// <summary>The one for the first administrator that is still good; null when there is none.</summary>
    Task<Invitation?> FirstAsync(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Uses it and keeps the account that was set up with it, in one change.</summary>
    /// <param name="isNew">The account does not exist yet: it is the first administrator's.</param>
    /// <returns>False, and nothing changed, when it was used meanwhile, or an administrator exists where the first was
    /// meant.</returns>
    Task<bool> UseAsync(string hash, StaffAccount account, bool isNew, DateTimeOffset now, Deed deed, CancellationToken cancel);
}
