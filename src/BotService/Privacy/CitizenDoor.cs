using BotService.Conversations.Elsewhere;
using BotService.Staff.Audit;

namespace BotService.Privacy;

/// <summary>
/// Lets citizens see and delete what is held of their own conversation. A number that was given there shows how much there is; a code
/// that the same conversation gave within a day opens it. Ten wrong ones an hour from one address, and no more are looked at.
/// </summary>
internal sealed class CitizenDoor(ICitizenData data, IDeletionRequests requests, FailedNumbers failed, TimeProvider time)
{
    /// <param name="caller">The address that asks.</param>
    /// <returns>The number as it is kept, and its conversation; null where there is none, and whether no more may be tried.</returns>
    public async Task<(string Number, string? Conversation, bool TooMany)> OpenAsync(string caller, string typed, CancellationToken cancel)
    {
        if (ContinuationNumber.Read(typed) is not { } number) return ("-", null, false);
        if (!failed.MayTry(Key(caller), number)) return (number, null, true);
        var conversation = await data.FindAsync(number, time.GetUtcNow(), cancel);
        if (conversation is null) failed.Add(Key(caller), number);
        return (number, conversation, false);
    }

    /// <returns>Key of what is wrong below <c>mydata.</c>; null when it is proved.</returns>
    public async Task<string?> WhyNotAsync(string caller, string conversation, string? code, CancellationToken cancel)
    {
        if (ContinuationNumber.Read(code) is not { } number) return code is null ? "no-code" : "wrong-code";
        if (!failed.MayTry(Key(caller), number)) return "too-many-text";
        if (await data.ProvesAsync(conversation, number, time.GetUtcNow(), cancel)) return null;
        failed.Add(Key(caller), number);
        return "wrong-code";
    }

    public Task<HeldData> HeldAsync(string conversation, CancellationToken cancel) => data.HeldAsync(conversation, cancel);

    public Task<IReadOnlyList<ExportedKind>> ExportAsync(string conversation, CancellationToken cancel) =>
        data.ExportAsync(conversation, Did("export", conversation), cancel);

    public Task<DeletionOutcome> DeleteAsync(string conversation, CancellationToken cancel) =>
        data.DeleteAsync(conversation, Deed.Citizen, Did("delete", ""), cancel);

    public Task<DeletionRequest> AskAsync(string number, string conversation, CancellationToken cancel) =>
        requests.AskAsync(number, conversation, time.GetUtcNow(), cancel);

    public Task<IReadOnlyList<DeletionRequest>> RequestsAsync(string number, CancellationToken cancel) =>
        requests.OfReceiptAsync(number, cancel);

    private Deed Did(string what, string subject) => new(time.GetUtcNow(), Deed.Citizen, $"privacy/{what}", subject);

    private static string Key(string caller) => $"privacy {caller}";
}
