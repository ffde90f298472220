#pragma warning disable MEAI001 // As in VoiceClient.
using BotService.Channels.Voice.Speaking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Voice.Voices;

/// <summary>
/// Breaths as sound for the line, by the voice that is configured; what everybody may hear is kept in memory.
/// </summary>
internal sealed class SpokenWords(ITextToSpeechClient client, IOptions<VoiceOptions> options)
{
    private readonly SoundCache cache = new(SoundCache.Usual);
    private readonly SpeechOptions voice = options.Value.TextToSpeech;

    /// <summary>The words without the pause after them.</summary>
    /// <param name="isPrivate">It concerns one person alone: nothing of it is kept.</param>
    /// <exception cref="VoiceFailedException">It cannot be voiced.</exception>
    public async ValueTask<short[]> SpeakAsync(Breath breath, bool isPrivate, CancellationToken cancel)
    {
        var key = (voice.Provider, voice.Voice, voice.Speed, breath.Language, breath.Text);
        if (!isPrivate && cache.Find(key) is { } kept) return kept;

        var sound = await MakeAsync(breath, cancel);
        if (!isPrivate) cache.Keep(key, sound);
        return sound;
    }

    private async Task<short[]> MakeAsync(Breath breath, CancellationToken cancel)
    {
        try
        {
            var answer = await client.GetAudioAsync(
                breath.Text, new TextToSpeechOptions { Language = breath.Language }, cancel);
            return Pcm.Of(answer.Contents.OfType<DataContent>().Single().Data.Span);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw new VoiceFailedException(e);
        }
    }
}

/// <summary>A text cannot be voiced. Its message never holds the text.</summary>
internal sealed class VoiceFailedException(Exception cause)
    : IOException($"The voice failed with {cause.GetType().Name}.", cause);
