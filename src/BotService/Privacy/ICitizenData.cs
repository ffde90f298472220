using BotService.Staff.Audit;

namespace BotService.Privacy;

/// <summary>What a store holds of single conversations.</summary>
internal interface ICitizenData
{
    /// <param name="number">A receipt's, one for going on elsewhere that is still good, a call-back's, or the conversation's id.</param>
    /// <returns>The conversation; null when there is nothing under it.</returns>
    Task<string?> FindAsync(string number, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Whether a number for going on, given in this conversation, is still good.</summary>
    Task<bool> ProvesAsync(string conversation, string code, DateTimeOffset now, CancellationToken cancel);

    Task<HeldData> HeldAsync(string conversation, CancellationToken cancel);

    /// <param name="deed">Recorded before anything is read.</param>
    Task<IReadOnlyList<ExportedKind>> ExportAsync(string conversation, Deed deed, CancellationToken cancel);

    /// <summary>The organisations of what it was about; empty when that is nothing's.</summary>
    Task<IReadOnlySet<string>> OrganisationsAsync(string conversation, CancellationToken cancel);

    /// <summary>Deletes all of it in one change, or nothing. What else asked the same stays asked.</summary>
    /// <param name="why">Is masked.</param>
    Task<DeletionOutcome> DeleteAsync(string conversation, string why, Deed deed, CancellationToken cancel);

    /// <summary>The record of what was deleted of it last; null where nothing was.</summary>
    Task<Deletion?> DeletedAsync(string conversation, CancellationToken cancel);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Deletion>> DeletionsAsync(int most, CancellationToken cancel);
}
