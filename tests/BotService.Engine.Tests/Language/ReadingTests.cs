using BotService.Engine.Language;

namespace BotService.Tests.Language;

public class ReadingTests
{
    [Theory]
    [InlineData("按怎繳電火錢", "怎麼繳電費")]
    [InlineData("阮欲過戶", "我要過戶")]
    [InlineData("臺灣電力公司", "台電")]
    [InlineData("电费怎么缴", "電費怎麼繳")]
    [InlineData("elec bills", "electricity bill")]
    public void Read_EverydayWords_BecomeThoseOfTheEntries(string text, string expected) =>
        Assert.Equal(expected, Reading.Read(text));

    [Theory]
    [InlineData("民國一一四年", "2025年")]
    [InlineData("民國114年3月", "2025年3月")]
    [InlineData("民國 99 年", "2010 年")]
    [InlineData("兩百二十伏特", "220伏特")]
    [InlineData("一千五百元", "1500元")]
    [InlineData("二〇二六", "2026")]
    [InlineData("三萬二千", "32000")]
    [InlineData("十五號", "15號")]
    [InlineData("一定要嗎", "一定要嗎")]
    [InlineData("萬一", "萬一")]
    [InlineData("民國以來", "民國以來")]
    public void Read_Numbers_BecomeDigits(string text, string expected) => Assert.Equal(expected, Reading.Read(text));

    [Theory]
    [InlineData("ji3g4", "ㄨㄛˇㄕˋ")]
    [InlineData("2u04zo4", "ㄉㄧㄢˋㄈㄟˋ")]
    public void Read_KeyboardLeftOnEnglish_IsZhuyin(string typed, string expected) =>
        Assert.Equal(expected, Reading.Read(typed));

    [Theory]
    [InlineData("how do I pay my bill")]
    [InlineData("call 1911")]
    [InlineData("i3")]
    [InlineData("b4 7 pm")]
    [InlineData("0800 031 212")]
    public void Read_EnglishAndNumbers_AreNoZhuyin(string text) =>
        Assert.DoesNotContain(Reading.Read(text), c => Sounds.IsZhuyin(c));

    [Theory]
    [InlineData("làm mất hóa đơn tiền điện", "遺失 電費單")]
    [InlineData("tagihan listrik saya hilang", "電費 saya 遺失")]
    public void Read_VietnameseAndIndonesian_BecomeTheEntriesWords(string text, string expected) =>
        Assert.Equal(expected, Reading.Read(text));

    [Fact]
    public void Read_EnglishAir_IsNotIndonesianWater() =>
        Assert.Contains("air", Reading.Read("the air is bad in here"), StringComparison.Ordinal);

    [Fact]
    public void Read_NumberBeyondAllSense_IsBounded() =>
        Assert.InRange(Reading.Read(new string('九', 500)).Length, 1, TextNormalizer.MaxLength);
}
