using BotService.Staff.Audit;

namespace BotService.Staff.Sessions;

/// <summary>Somebody signed in at one browser.</summary>
/// <param name="Key">Hash of what the browser holds.</param>
/// <param name="Until">Ends then at the latest.</param>
/// <param name="Browser">What the browser calls itself, for the person to recognise it by.</param>
public sealed record Session(
    string Key, string Person, DateTimeOffset At, DateTimeOffset SeenAt, DateTimeOffset Until, string Browser);

public interface ISessions
{
    Task AddAsync(Session session, byte[] ticket, Deed deed, CancellationToken cancel);

    /// <summary>The ticket of a session that has not ended; null else.</summary>
    /// <param name="idle">Seen before this, it has ended.</param>
    Task<(Session Session, byte[] Ticket)?> FindAsync(string key, DateTimeOffset now, DateTimeOffset idle, CancellationToken cancel);

    Task SeenAsync(string key, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Those of a person, newest first.</summary>
    Task<IReadOnlyList<Session>> OfAsync(string person, DateTimeOffset now, DateTimeOffset idle, CancellationToken cancel);

    /// <summary>Ends one of a person's, or all but one.</summary>
    /// <param name="key">Null: all.</param>
    /// <param name="except">Stays whatever is asked; null: none does.</param>
    Task EndAsync(string person, string? key, string? except, Deed deed, CancellationToken cancel);
}
