namespace BotService.Conversations.Elsewhere;

/// <summary>A number under which a conversation can be gone on with somewhere else.</summary>
/// <param name="Code">Made as a receipt's number is.</param>
public sealed record Continuation(string Code, DateTimeOffset At);

/// <summary>The conversation behind a number.</summary>
/// <param name="State">Its dialog state now, as JSON; null before its first turn.</param>
/// <param name="Entry">A receipt's entry; null for a number made for going on.</param>
/// <param name="Slots">A receipt's case, as JSON.</param>
/// <param name="Locale">The language a receipt was given in.</param>
public sealed record Continued(
    string Conversation, string? State, string? Entry = null, string? Slots = null, string? Locale = null);

public interface IContinuations
{
    /// <summary>How long a number made for going on is good.</summary>
    static readonly TimeSpan Good = TimeSpan.FromHours(24);

    /// <param name="number">Of a continuation that is still good, or of a receipt.</param>
    Task<Continued?> FindAsync(string number, CancellationToken cancel);

    /// <summary>Somebody goes on under the number in another conversation.</summary>
    Task UsedAsync(string number, string conversation, CancellationToken cancel);

    /// <summary>Whether somebody has gone on under it and has got what was said there then.</summary>
    Task<bool> ArrivedAsync(string number, CancellationToken cancel);
}
