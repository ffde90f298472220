using BotService.Channels.Voice.Asterisk;

namespace BotService.Tests.Channels.Voice.Asterisk;

public sealed class AudioFramesTests
{
    /// <summary>The long form takes as many rounds as BOTSERVICE_FUZZ says.</summary>
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("BOTSERVICE_FUZZ"), out var rounds) ? rounds : 10_000;

    [Fact]
    public void Frames_AreTakenOneByOne_AndThePartLeftOver()
    {
        ReadOnlySpan<byte> bytes = [0x03, 0, 1, (byte)'5', 0x00, 0, 0, 0x10, 1, 64, 9];
        Assert.True(AudioFrames.TryTake(ref bytes, out var type, out var payload));
        Assert.Equal((AudioFrames.Key, (byte)'5'), (type, payload[0]));
        Assert.True(AudioFrames.TryTake(ref bytes, out type, out payload));
        Assert.Equal((AudioFrames.End, 0), (type, payload.Length));
        Assert.False(AudioFrames.TryTake(ref bytes, out _, out _));
        Assert.Equal(4, bytes.Length);
    }

    [Fact]
    public void MutatedFrames_NeverThrow_AndAreAllUsedUp()
    {
        var chance = new Chance(16);
        var seed = AudioSocketTests.Frames(Guid.Parse("0b8e5c53-4f3d-4c4f-9a0e-0123456789ab"));
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var mutated = chance.Mutate(seed);
            ReadOnlySpan<byte> bytes = mutated;
            var used = 0;
            while (AudioFrames.TryTake(ref bytes, out _, out var payload))
            {
                used += AudioFrames.HeaderBytes + payload.Length;
                taken++;
            }

            Assert.Equal(mutated.Length, used + bytes.Length);
            Assert.True(bytes.Length < AudioFrames.LargestBytes);
        }

        Assert.InRange(taken, Rounds, 100L * Rounds); // Else it was refused at the first byte.
    }
}
