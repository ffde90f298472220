using BotService.Engine.Language;

namespace BotService.Tests.Language;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData("電費過戶要帶什麼", "zh")]
    [InlineData("电费怎么缴", "zh")]
    [InlineData("我要申請 ebill", "zh")]
    [InlineData("電ㄈㄟˋ單", "zh")]
    [InlineData("12345", "zh")]
    [InlineData("", "zh")]
    [InlineData("how do I pay my bill", "en")]
    [InlineData("how do I pay 水費", "en")]
    [InlineData("power outage", "en")]
    [InlineData("ＨＯＷ ＤＯ Ｉ ＰＡＹ", "en")]
    [InlineData("tôi muốn trả tiền điện", "vi")]
    [InlineData("toi muon dong tien dien o dau", "vi")]
    [InlineData("saya mau bayar tagihan listrik", "id")]
    [InlineData("電気料金はどこで払えますか", "other")]
    [InlineData("전기 요금", "other")]
    [InlineData("จ่ายค่าไฟ", "other")]
    public void Detect_OneText_NamesItsLanguage(string text, string expected) =>
        Assert.Equal(expected, LanguageDetector.Detect(text));
}
