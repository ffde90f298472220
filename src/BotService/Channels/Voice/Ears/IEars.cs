using BotService.Channels.Voice.Calls;

namespace BotService.Channels.Voice.Ears;

/// <summary>Puts what a caller said into words, where the gateway does not. No sound is kept.</summary>
internal interface IEars
{
    bool IsOn { get; }

    /// <param name="sound">8 kHz.</param>
    /// <param name="language">A tag; null for the default.</param>
    /// <param name="expected">Words that are likely here.</param>
    /// <returns>With an empty text and no confidence: not understood, or nothing came in time.</returns>
    Task<CallEvent.Heard> ListenAsync(
        short[] sound, string? language, IReadOnlyList<string> expected, CancellationToken cancel);
}

/// <summary>Nothing is recognised: callers use the keys.</summary>
internal sealed class NoEars : IEars
{
    public bool IsOn => false;

    public Task<CallEvent.Heard> ListenAsync(
        short[] sound, string? language, IReadOnlyList<string> expected, CancellationToken cancel) =>
        Task.FromResult(new CallEvent.Heard("", 0, language));
}
