using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Voices;

/// <summary>Passages as they are heard on the line, as a WAV file.</summary>
internal sealed class VoiceRecorder(SpokenWords words)
{
    /// <summary>Each breath with the pause after it: 8 kHz, signed 16 bits, one channel.</summary>
    /// <exception cref="VoiceFailedException">It cannot be voiced.</exception>
    public async Task<byte[]> RecordAsync(IReadOnlyList<Passage> passages, CancellationToken cancel)
    {
        var sound = new List<short>();
        foreach (var breath in passages.SelectMany(passage => passage.Breaths))
        {
            sound.AddRange(await words.SpeakAsync(breath, isPrivate: true, cancel));
            sound.AddRange(new short[Pcm.Samples(breath.Pause)]);
        }

        return WaveFile.Write([.. sound], Pcm.Rate);
    }
}
