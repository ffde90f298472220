namespace BotService.Releases.InForce;

/// <summary>Whether what answers here is what the calendar says.</summary>
public interface IReleaseState
{
    /// <summary>A release that should answer, now or soon, and cannot be loaded; null: all is well.</summary>
    StuckChange? Stuck { get; }
}

/// <param name="Why">In a sentence for operators.</param>
/// <param name="Since">When it was tried last.</param>
public sealed record StuckChange(string Release, string Why, DateTimeOffset Since);
