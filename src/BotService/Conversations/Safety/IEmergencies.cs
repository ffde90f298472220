namespace BotService.Conversations.Safety;

/// <summary>The emergencies an operator has not been told of. They are written with their turn.</summary>
internal interface IEmergencies
{
    /// <summary>How long one is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Those due, oldest first, not older than <paramref name="since"/>.</summary>
    Task<IReadOnlyList<UntoldEmergency>> UntoldAsync(
        DateTimeOffset now, DateTimeOffset since, CancellationToken cancel);

    Task ToldAsync(long number, DateTimeOffset at, CancellationToken cancel);

    Task FailedAsync(long number, DateTimeOffset next, CancellationToken cancel);
}

/// <param name="Attempts">How often telling has failed.</param>
internal sealed record UntoldEmergency(
    long Number, string At, string Conversation, string Kind, string Language, bool Sure, IReadOnlyList<string> Numbers,
    int Attempts);
