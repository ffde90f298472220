using BotService.Engine.Language;

namespace BotService.Tests.Language;

/// <summary>Numbers that somebody in Taiwan can be called under, however they are written, and those that are none.</summary>
public sealed class TelephoneReaderTests
{
    [Theory]
    [InlineData("0912345678", "0912345678")]
    [InlineData("我的電話 0912-345-678，請打給我", "0912345678")]
    [InlineData("０９１２　３４５　６７８", "0912345678")]
    [InlineData("零九一二三四五六七八", "0912345678")]
    [InlineData("+886 912 345 678", "0912345678")]
    [InlineData("00886-912345678", "0912345678")]
    [InlineData("(02) 2345-6789", "0223456789")]
    [InlineData("02-23456789 #123", "0223456789#123")]
    [InlineData("037-123456", "037123456")]
    [InlineData("06 212 3456 晚上", "062123456")]
    [InlineData("call me at 0912 345 678 please", "0912345678")]
    public void Number_OfTaiwan_IsRead(string text, string number) =>
        Assert.Equal([number], TelephoneReader.Read(text).Numbers.Select(n => n.Digits));

    [Theory]
    [InlineData("+81 90 1234 5678", true, false)]
    [InlineData("0081 90 1234 5678", true, false)]
    [InlineData("12345678", false, true)]
    [InlineData("09123456789", false, true)]
    [InlineData("0800-123-456", false, true)]
    [InlineData("1911", false, false)]
    [InlineData("2026 年", false, false)]
    [InlineData("明天下午", false, false)]
    public void Digits_ThatAreNoNumberHere_AreTold(string text, bool foreign, bool other)
    {
        var read = TelephoneReader.Read(text);
        Assert.Empty(read.Numbers);
        Assert.Equal((foreign, other), (read.HasForeign, read.HasOther));
    }

    [Fact]
    public void Numbers_OneAfterTheOther_AreEachOne() => Assert.Equal(
        ["0912345678", "0223456789", "037123456"],
        TelephoneReader.Read("0912345678 02-2345-6789 037123456 0912345678").Numbers.Select(n => n.Digits));

    [Fact]
    public void Number_AsText_TellsThreeDigitsAlone()
    {
        var number = TelephoneReader.Read("02-23456789 #123").Numbers[0];
        Assert.Equal(("789", "…789"), (number.Tail, number.ToString()));
    }
}
