#pragma warning disable MEAI001 // As in EarClient.
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Voices;
using Microsoft.Extensions.AI;

namespace BotService.Channels.Voice.Ears;

/// <summary>Recognition behind the common seam, with a limit of time; what fails counts as not understood.</summary>
internal sealed partial class Hearing(ISpeechToTextClient client, TimeProvider time, ILogger<Hearing> log) : IEars
{
    /// <summary>What recognisers are trained on.</summary>
    private const int Rate = 16_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Resampler resampler = new(Pcm.Rate, Rate);

    public bool IsOn => true;

    public async Task<CallEvent.Heard> ListenAsync(
        short[] sound, string? language, IReadOnlyList<string> expected, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        using var file = new MemoryStream(WaveFile.Write(resampler.Convert(sound), Rate), writable: false);
        var options = new SpeechToTextOptions
        {
            SpeechLanguage = language, SpeechSampleRate = Rate, AdditionalProperties = new() { [EarClient.Expected] = expected },
        };
        try
        {
            // Waited for from outside too: a client that ignores its token must not hold the call.
            var answer = await client.GetTextAsync(file, options, either.Token).WaitAsync(either.Token);
            var words = answer.Text.Trim();
            return words.Length == 0 ? NotUnderstood(language)
                : new CallEvent.Heard(words, answer.AdditionalProperties?[EarClient.Confidence] as double?, language);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            RecognitionFailed(e.GetType().Name);
            return NotUnderstood(language);
        }
    }

    private static CallEvent.Heard NotUnderstood(string? language) => new("", 0, language);

    [LoggerMessage(2045, LogLevel.Warning, "What a caller said could not be recognised: {Error}")]
    private partial void RecognitionFailed(string error);
}
