using BotService.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice.Voices;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(22_050, 8_000)]
    [InlineData(24_000, 8_000)]
    [InlineData(8_000, 16_000)]
    [InlineData(16_000, 8_000)]
    [InlineData(44_100, 8_000)]
    public void Tone_OfSpeech_KeepsItsLevelPitchAndPlace(int from, int to)
    {
        var made = new Resampler(from, to).Convert(Tone(1000, from, seconds: 1));
        var expected = Tone(1000, to, seconds: 1);
        Assert.Equal(to, made.Length);
        // Without the edges, where there is no sound on one side.
        for (var i = to / 10; i < made.Length - (to / 10); i++) Assert.InRange(made[i] - expected[i], -40, 40);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(3200)]
    public void Tone_TheTelephoneCarries_Passes(int hertz) =>
        Assert.InRange(Level(new Resampler(22_050, 8_000).Convert(Tone(hertz, 22_050, 1))) / Level(Tone(hertz, 8_000, 1)), 0.9, 1.05);

    [Theory]
    [InlineData(4_300)]
    [InlineData(6_000)]
    [InlineData(10_000)]
    public void Tone_TheTelephoneCannotCarry_IsGone(int hertz) =>
        Assert.True(Level(new Resampler(22_050, 8_000).Convert(Tone(hertz, 22_050, 1))) < 10);

    [Fact]
    public void Peaks_BeyondSixteenBits_AreCutNotTurned()
    {
        var square = Enumerable.Range(0, 24_000).Select(i => i / 60 % 2 == 0 ? short.MaxValue : short.MinValue).ToArray();
        var made = new Resampler(24_000, 8_000).Convert(square);
        Assert.Equal(short.MaxValue, made.Max());
        Assert.All(Enumerable.Range(1, made.Length - 2), i => Assert.False(made[i - 1] > 30_000 && made[i] < -30_000 && made[i + 1] > 30_000));
    }

    [Fact]
    public void SameRate_ChangesNothing() => Assert.Equal([1, 2, 3], new Resampler(8_000, 8_000).Convert([1, 2, 3]));

    internal static short[] Tone(int hertz, int rate, double seconds, int peak = 10_000) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (short)(peak * Math.Sin(2 * Math.PI * hertz * i / rate)))];

    private static double Level(short[] samples) =>
        Math.Sqrt(samples.Skip(800).SkipLast(800).Average(sample => (double)sample * sample));
}
