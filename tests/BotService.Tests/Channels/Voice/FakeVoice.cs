using System.Collections.Concurrent;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice;

/// <summary>
/// A voice whose sound follows from the text: 50 ms for each character, no sample of which is zero, so that what arrives
/// can be compared sample by sample.
/// </summary>
internal sealed class FakeVoice : VoiceClient
{
    private const int SamplesEach = 400;

    private readonly ConcurrentQueue<string> said = [];

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyList<string> Said => [.. said];

    /// <summary>Waited for before each text.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public override async Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel)
    {
        said.Enqueue(text);
        await Before(text);
        return SoundOf(text);
    }

    public static short[] SoundOf(string text)
    {
        var sound = new short[SamplesEach * text.Length];
        var state = unchecked((text.Aggregate(7u, (seed, c) => (seed * 31) + c) * 2) + 1);
        for (var i = 0; i < sound.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            sound[i] = (short)((int)(state % 16_000) - 8_000);
            if (sound[i] == 0) sound[i] = 1;
        }

        return sound;
    }

    public static Passage Passage(string text, int pause = 0) =>
        new(PassageKind.Sentence, Item: null, [new Breath(text, "zh-TW", pause)]);
}
