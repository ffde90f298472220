namespace BotService.Conversations;

/// <summary>How replies were delivered, for an operator: counts only.</summary>
public interface IOutboxFigures
{
    /// <param name="channels">How the channel ids begin, such as <c>line/</c>.</param>
    /// <param name="from">Of the replies queued from this time on …</param>
    /// <param name="to">… and before this one.</param>
    Task<OutboxFigures> CountAsync(string channels, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);
}

/// <summary>
/// What is no longer in a conversation's history (<c>Store:HistoryPerConversation</c>) is no longer counted as sent.
/// </summary>
/// <param name="Waiting">Replies still to be delivered.</param>
public sealed record OutboxFigures(IReadOnlyList<SentFigure> Sent, IReadOnlyList<FailedFigure> Failed, int Waiting);

/// <param name="Way">As the channel said (<see cref="Delivery.Way"/>); null when it has but one.</param>
public sealed record SentFigure(string Channel, string? Way, int Replies);

/// <param name="Reason">Why they were given up or refused; <c>left</c> and <c>withdrawn</c>
/// when the citizen ended it.</param>
public sealed record FailedFigure(string Channel, string Reason, int Replies);
