using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Voices;
using BotService.Tests.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice.Ears;

public sealed class EndPointerTests
{
    private readonly EndPointer pointer = new();

    [Fact]
    public void Speech_EndsAfterSevenHundredMilliseconds_WithItsBeginning()
    {
        Assert.Empty(Hear(Noise(1000, 40)));
        var speech = ResamplerTests.Tone(400, Pcm.Rate, 0.8);
        Assert.Empty(Hear([.. speech, .. Noise(680, 40)]));
        Assert.True(pointer.IsSpeaking);
        var found = Assert.Single(Hear(Noise(40, 40)));
        Assert.False(pointer.IsSpeaking);
        Assert.InRange(found.Length, Pcm.Samples(800 + 200), Pcm.Samples(800 + 240 + 220));
        Assert.True(found.AsSpan().IndexOf(speech.AsSpan(1, 2000)) >= 0);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(260)]
    public void Cough_IsNoSpeech(int milliseconds)
    {
        Hear(Noise(500, 40));
        Assert.Empty(Hear([.. ResamplerTests.Tone(400, Pcm.Rate, milliseconds / 1000.0), .. Noise(2000, 40)]));
        Assert.False(pointer.IsSpeaking);
    }

    [Fact]
    public void Speech_WithoutAnEnd_IsCutAtFifteenSeconds()
    {
        // Syllables: a sound that never changes becomes the floor.
        var syllables = Enumerable.Range(0, 80).SelectMany(_ => ResamplerTests.Tone(400, Pcm.Rate, 0.15).Concat(Noise(100, 40)));
        var found = Hear([.. syllables]);
        Assert.InRange(found[0].Length, Pcm.Samples(14_700), Pcm.Samples(15_100));
    }

    [Fact]
    public void Pause_OfHalfASecond_DoesNotEndIt()
    {
        short[] word = ResamplerTests.Tone(400, Pcm.Rate, 0.4);
        Assert.Single(Hear([.. Noise(500, 40), .. word, .. Noise(500, 40), .. word, .. Noise(900, 40)]));
    }

    [Fact]
    public void Noise_ThatGoesOn_BecomesTheFloor()
    {
        Hear(Noise(20_000, 1500));
        pointer.Forget();
        Assert.Empty(Hear(Noise(5_000, 1500)));
        Assert.Single(Hear([.. ResamplerTests.Tone(400, Pcm.Rate, 0.8, peak: 16_000), .. Noise(900, 1500)]));
    }

    [Fact]
    public void QuietLine_SaysNothing() => Assert.Empty(Hear([.. new short[Pcm.Rate * 5], .. Noise(5_000, 100)]));

    private static short[] Noise(int milliseconds, int peak)
    {
        var state = 9u;
        return [.. Enumerable.Range(0, Pcm.Samples(milliseconds)).Select(_ =>
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (short)((int)(state % (2 * (uint)peak)) - peak);
        })];
    }

    private List<short[]> Hear(short[] sound)
    {
        var found = new List<short[]>();
        foreach (var frame in sound.Chunk(Pcm.Frame))
            if (pointer.Add(frame) is { } spoken) found.Add(spoken);
        return found;
    }
}
