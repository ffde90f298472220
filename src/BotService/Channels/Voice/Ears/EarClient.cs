#pragma warning disable MEAI001 // The seam for speech is marked as experimental; only this folder depends on it.
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace BotService.Channels.Voice.Ears;

/// <summary>Recognition of ours behind the common seam, which knows neither confidence nor what is expected.</summary>
internal abstract class EarClient : ISpeechToTextClient
{
    /// <summary>Among the additional properties of the options: a list of texts.</summary>
    public const string Expected = "expected";

    /// <summary>Among those of the answer: 0…1; absent when there is none.</summary>
    public const string Confidence = "confidence";

    /// <param name="wave">A WAV file.</param>
    /// <param name="language">A tag; empty for the recogniser's own choice.</param>
    /// <returns>An empty text: nothing was understood.</returns>
    protected abstract Task<(string Text, double? Confidence)> RecogniseAsync(
        byte[] wave, string language, IReadOnlyList<string> expected, CancellationToken cancel);

    public async Task<SpeechToTextResponse> GetTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var copy = new MemoryStream();
        await audioSpeechStream.CopyToAsync(copy, cancellationToken);
        var expected = options?.AdditionalProperties?.GetValueOrDefault(Expected) as IReadOnlyList<string> ?? [];
        var (text, sure) = await RecogniseAsync(
            copy.ToArray(), options?.SpeechLanguage ?? "", expected, cancellationToken);
        return new SpeechToTextResponse(text)
        {
            AdditionalProperties = sure is null ? null : new() { [Confidence] = sure.Value },
        };
    }

    public async IAsyncEnumerable<SpeechToTextResponseUpdate> GetStreamingTextAsync(
        Stream audioSpeechStream, SpeechToTextOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetTextAsync(audioSpeechStream, options, cancellationToken))
            .ToSpeechToTextResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
