using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Voices;

/// <summary>Passages as they are heard on the line, as a WAV file.</summary>
internal sealed class VoiceRecorder(SpokenWords words) : IVoiceRecorder
{
    public async Task RecordAsync(IReadOnlyList<Passage> passages, string file, CancellationToken cancel) =>
        await File.WriteAllBytesAsync(file, await MakeAsync(passages, cancel), cancel);

    /// <summary>Each breath with the pause after it: 8 kHz, signed 16 bits, one channel.</summary>
    /// <exception cref="VoiceFailedException">It cannot be voiced.</exception>
    public async Task<byte[]> MakeAsync(IReadOnlyList<Passage> passages, CancellationToken cancel)
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
