namespace BotService.Bot;

/// <summary>Carries replies to a channel that has them pushed to its <c>serviceUrl</c>.</summary>
public interface IOutboxChannel
{
    /// <summary>True for the channel ids this sender is responsible for; the first one that says so gets the reply.</summary>
    bool Handles(string channel);

    /// <summary>
    /// Delivers one activity. Called again until it is taken, refused or given up, so a lost answer may deliver twice;
    /// the activity's id stays the same. An exception counts as <see cref="DeliveryOutcome.Failed"/>.
    /// </summary>
    Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancel);
}

/// <summary>One reply on its way out.</summary>
/// <param name="Reference">As the conversation was opened with: what the reply must carry back.</param>
/// <param name="Activity">As stored; its <c>replyToId</c> names the activity it answers.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record OutboxMessage(
    long Id, string Conversation, string Channel, string ServiceUrl, string? Reference, Activity Activity, int Attempt);

public enum DeliveryOutcome
{
    /// <summary>The channel has it.</summary>
    Taken,

    /// <summary>Worth another attempt later.</summary>
    Failed,

    /// <summary>It will never be taken, such as after the conversation was deleted there.</summary>
    Refused,
}

/// <param name="RetryAfter">How long the channel asks to wait before the next attempt.</param>
/// <param name="Reason">For the log and the record: a status or an error's name, never contents.</param>
public sealed record Delivery(DeliveryOutcome Outcome, TimeSpan? RetryAfter = null, string? Reason = null)
{
    public static readonly Delivery Taken = new(DeliveryOutcome.Taken);

    public static Delivery Failed(string reason, TimeSpan? retryAfter = null) => new(DeliveryOutcome.Failed, retryAfter, reason);

    public static Delivery Refused(string reason) => new(DeliveryOutcome.Refused, null, reason);
}
