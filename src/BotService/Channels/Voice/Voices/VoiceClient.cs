#pragma warning disable MEAI001 // The seam for speech is marked as experimental; only this folder depends on it.
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace BotService.Channels.Voice.Voices;

/// <summary>
/// A voice of ours: text to sound of the telephone's form, <see cref="Pcm"/>, behind the common seam.
/// </summary>
internal abstract class VoiceClient : ITextToSpeechClient
{
    public const string MediaType = "audio/l16;rate=8000";

    /// <param name="language">A tag, such as <c>zh-TW</c>.</param>
    /// <exception cref="IOException">It could not be voiced; also <see cref="HttpRequestException"/> and
    /// <see cref="InvalidDataException"/>.</exception>
    public abstract Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel);

    public async Task<TextToSpeechResponse> GetAudioAsync(
        string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
        new([Sound(await SpeakAsync(text, options?.Language ?? "", cancellationToken))]);

    public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
        string text, TextToSpeechOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new([Sound(await SpeakAsync(text, options?.Language ?? "", cancellationToken))]);
    }

    public virtual object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static DataContent Sound(short[] samples) => new(Pcm.Bytes(samples), MediaType);
}
