using BotService.Channels.Voice.Voices;

namespace BotService.Tests.Channels.Voice.Voices;

public sealed class WaveFileTests
{
    [Fact]
    public void File_ReadBack_IsTheSame()
    {
        var (samples, rate) = WaveFile.Read(WaveFile.Write([1, -2, short.MaxValue, short.MinValue], 16_000));
        Assert.Equal([1, -2, short.MaxValue, short.MinValue], samples);
        Assert.Equal(16_000, rate);
    }

    [Fact]
    public void File_WithOtherChunksAndADummyLength_IsRead()
    {
        var plain = WaveFile.Write([7, 8], 8_000);
        byte[] file = [.. plain[..36], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. "data"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. plain[44..]];
        Assert.Equal([7, 8], WaveFile.Read(file).Samples);
    }

    [Theory]
    [InlineData(0, 'X')]
    [InlineData(20, 7)] // μ-law
    [InlineData(22, 2)] // two channels
    [InlineData(34, 8)] // eight bits
    [InlineData(36, 'x')] // no data
    public void File_OfAnotherKind_IsRefused(int at, int value)
    {
        var file = WaveFile.Write([7, 8], 8_000);
        file[at] = (byte)value;
        Assert.Throws<InvalidDataException>(() => WaveFile.Read(file));
    }

    [Fact]
    public void MutatedFiles_AreReadOrRefused()
    {
        var chance = new Chance(44);
        var good = WaveFile.Write([1, 2, 3, 4, 5, 6, 7, 8], 8_000);
        for (var round = 0; round < 10_000; round++)
        {
            try
            {
                _ = WaveFile.Read(chance.Mutate(good));
            }
            catch (InvalidDataException)
            {
                // As promised.
            }
        }
    }
}
