using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Talking;

namespace BotService.Tests.Channels.Voice.Talking;

public sealed class KeyPadTests
{
    private static readonly Collect Number = new(3, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3));

    [Fact]
    public void Key_WithoutANumber_CountsAtOnce() =>
        Assert.Equal(new CallEvent.Keyed("#", 2), new KeyPad(number: null).Press('#', 2));

    [Fact]
    public void Number_TellsWhatWasSaidAtItsFirstDigit()
    {
        var pad = new KeyPad(Number);
        Assert.Null(pad.Press('0', 1));
        Assert.Null(pad.Press('9', 2));
        Assert.Equal(new CallEvent.Keyed("091", 1), pad.Press('1', 3));
    }

    [Fact]
    public void Patience_IsThatOfTheFirstDigit_ThenBetweenDigits()
    {
        var pad = new KeyPad(Number);
        Assert.Equal(Number.First, pad.Patience);
        pad.Press('1', null);
        Assert.Equal(Number.Between, pad.Patience);
    }

    [Fact]
    public void Completing_NoDigits_IsNothing() => Assert.Null(new KeyPad(Number).Complete());
}
