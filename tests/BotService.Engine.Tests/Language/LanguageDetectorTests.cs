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
    [InlineData("จ่ายค่าไฟ", "th")]
    [InlineData("ATM", "zh")]
    [InlineData("LINE Pay", "zh")]
    public void Detect_OneText_NamesItsLanguage(string text, string expected) =>
        Assert.Equal(expected, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("ATM", false)]
    [InlineData("Google Pay", false)]
    [InlineData("APP", false)]
    [InlineData("ok", false)]
    [InlineData("👍", false)]
    [InlineData("888", false)]
    [InlineData("Kevin Huang", false)]
    [InlineData("Nguyễn Thị Lan", false)]
    [InlineData("Starbucks", false)]
    [InlineData("can I pay by card", true)]
    [InlineData("where is it", true)]
    [InlineData("tôi không có giấy đó", true)]
    [InlineData("saya tidak punya", true)]
    [InlineData("要帶什麼", true)]
    [InlineData("ต้องใช้อะไร", true)]
    public void Tells_InTheMidstOfATalk_ASentenceDoes_AWordABrandAndANameDoNot(string text, bool expected) =>
        Assert.Equal(expected, LanguageDetector.Tells(text, LanguageDetector.Detect(text), underWay: true));

    [Theory]
    [InlineData("electricity bill", true)]
    [InlineData("meteran", true)]
    [InlineData("ATM", false)]
    [InlineData("", false)]
    public void Tells_AtTheBeginning_AWordIsEnough(string text, bool expected) =>
        Assert.Equal(expected, LanguageDetector.Tells(text, LanguageDetector.Detect(text), underWay: false));
}
