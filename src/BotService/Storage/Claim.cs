namespace BotService.Storage;

/// <summary>
/// What a process writes on a conversation with work to do: it is this process's until the time named. Times are the
/// processes' own, so their clocks must not differ by more than a part of the lease; if they do, work is done twice but
/// kept once.
/// </summary>
/// <param name="Me">The process's name among those on the store.</param>
internal readonly record struct Claim(string Me, DateTimeOffset Now, DateTimeOffset Until)
{
    /// <summary>The condition under which a conversation may be taken, over these parameters.</summary>
    public const string IsFree = "(owner is null or owner = @Me or owned_until <= @Now)";

    /// <summary>Whether a conversation read just now is this process's for a good while yet.</summary>
    public bool Holds(string? owner, DateTimeOffset? until) =>
        owner == Me && until is { } end && end - Now > (Until - Now) / 2;
}

/// <summary>The name of this process among those that share the store; no two that run have the same.</summary>
internal interface IProcessName
{
    string Name { get; }
}
