namespace BotService.Tests.Channels.Voice.Speaking;

public sealed class ChineseEarTests
{
    [Theory]
    [InlineData("請打 1911", "請打一九一一。")]
    [InlineData("請打 119、110 或 1999 反映", "請打一一九、一一零或一九九九反映。")]
    [InlineData("02-8733-5678 問", "零二，八七三三，五六七八，問。")]
    [InlineData("手機 0912345678", "手機零九一二，三四五，六七八。")]
    [InlineData("台水客服（1910）", "台灣自來水公司客服一九一零。")]
    public void Numbers_ThatAreDialled_AreSaidDigitByDigit(string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written));

    [Theory]
    [InlineData("帶 2 份", "帶兩份。")]
    [InlineData("第 2 步", "第二步。")]
    [InlineData("12 天", "十二天。")]
    [InlineData("1,500 元", "一千五百元。")]
    [InlineData("NT$2,000", "兩千元。")]
    [InlineData("2.5 元", "二點五元。")]
    [InlineData("110 元", "一百一十元。")]
    [InlineData("105 元", "一百零五元。")]
    [InlineData("22 人", "二十二人。")]
    [InlineData("200 度", "兩百度。")]
    [InlineData("1,200 元", "一千二百元。")]
    [InlineData("10,010 元", "一萬零一十元。")]
    [InlineData("20,000 元", "兩萬元。")]
    [InlineData("410 萬具", "四百一十萬具。")]
    [InlineData("0 元", "零元。")]
    [InlineData("差額是 42、168、220.5 元", "差額是四十二、一百六十八、兩百二十點五元。")]
    public void Numbers_ThatAreCounted_AreSaidAsInTaiwan(string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written));

    [Theory]
    [InlineData("3-5 天", "三到五天。")]
    [InlineData("10%", "百分之十。")]
    [InlineData("1/3", "三分之一。")]
    [InlineData("第 2-2 條", "第二之二條。")]
    [InlineData("2026-12-31", "民國一百一十五年十二月三十一日。")]
    [InlineData("115/12/31", "民國一百一十五年十二月三十一日。")]
    [InlineData("2024 年的規定", "民國一百一十三年的規定。")]
    [InlineData("民國 87 年", "民國八十七年。")]
    [InlineData("08:30", "八點三十分。")]
    [InlineData("16:00–22:05", "下午四點到下午十點零五分。")]
    [InlineData("12/31 以前", "十二月三十一日以前。")]
    [InlineData("250 kWh", "兩百五十度。")]
    [InlineData("40 mm", "四十公釐。")]
    [InlineData("220V", "兩百二十伏特。")]
    public void Figures_WithAUnit_AreSaidWithIt(string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written));

    [Theory]
    [InlineData("用 LINE 或 App 掃 QR Code", "用賴或手機程式掃行動條碼。")]
    [InlineData("寄 Email", "寄電子郵件。")]
    [InlineData("代號 XA", "代號艾克斯欸。")]
    public void LatinWords_AreSaidAsInTaiwanOrSpelled(string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written));

    [Theory]
    [InlineData("**注意**：`不要` # 碰 👍", "注意：不要碰。")]
    [InlineData("請看 https://www.water.gov.tw/a?b=1，謝謝", "請看清單上的網址，謝謝。")]
    [InlineData("「身分證」（正本）、印章", "身分證，正本，印章。")]
    [InlineData("設施（備）圖", "設施備圖。")]
    [InlineData("第一行\n第二行", "第一行。第二行。")]
    public void Signs_ThatNobodySays_AreLeftOut(string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written));

    [Fact]
    public void ShortName_InOneReply_IsSaidInFullOnce() =>
        Assert.Equal("台灣電力公司和台電。", ToSpeech.Say("台電和台電"));

    [Fact]
    public void Breaths_OfATelephonesNumber_PauseBetweenItsGroups()
    {
        var breaths = ToSpeech.Writer.Breaths("請打 02-8733-5678 問清楚", "zh-TW");

        Assert.Equal(["請打零二，", "八七三三，", "五六七八，問清楚。"], breaths.Select(b => b.Text));
        Assert.Equal([400, 400, 350], breaths.Select(b => b.Pause));
    }

    [Fact]
    public void Breaths_OfALongSentence_AreCutAtCommasAndNeverTooLong()
    {
        var comma = new string('水', 30) + "，" + new string('電', 30);
        var none = new string('水', 95);

        Assert.Equal([31, 31], ToSpeech.Writer.Breaths(comma, "zh-TW").Select(b => b.Text.Length));
        Assert.All(ToSpeech.Writer.Breaths(none, "zh-TW"), b => Assert.InRange(b.Text.Length, 20, 40));
        Assert.Equal(none + "。", ToSpeech.Say(none));
    }

    [Fact]
    public void Breaths_OfALongClause_KeepANumberWhole()
    {
        var text = new string('水', 36) + "12,345 元" + new string('電', 20);

        Assert.Contains(
            ToSpeech.Writer.Breaths(text, "zh-TW"),
            b => b.Text.Contains("一萬兩千三百四十五元", StringComparison.Ordinal));
    }

    [Fact]
    public void Digits_OfAReceipt_AreSaidInThrees() => Assert.Equal(
        ["四零二，", "九一七"], ToSpeech.Writer.Digits("402917", "zh-TW").Select(b => b.Text));
}
