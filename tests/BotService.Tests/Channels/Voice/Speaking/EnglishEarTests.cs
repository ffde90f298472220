using BotService.Channels.Voice.Speaking;

namespace BotService.Tests.Channels.Voice.Speaking;

public sealed class EnglishEarTests
{
    [Theory]
    [InlineData("Call 1911.", "Call one nine one one.")]
    [InlineData("NT$1,500 a month", "one thousand five hundred N T dollars a month.")]
    [InlineData("13 mm pipes", "thirteen millimetres pipes.")]
    [InlineData("on 21 January 2024", "on twenty-first January twenty twenty-four.")]
    [InlineData("the 21st of each month", "the twenty-first of each month.")]
    [InlineData("8:30 to 16:00", "eight thirty A M to four P M.")]
    [InlineData("3-5 days, 60%", "three to five days, sixty percent.")]
    [InlineData("**Bold** (see https://a.tw/b)", "Bold, see the address on your list.")]
    [InlineData("4.1 million at 2.0", "four point one million at two point zero.")]
    [InlineData("in 2006, 2011", "in two thousand six, twenty eleven.")]
    public void Figures_InEnglish_AreWords(string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written, "en"));

    [Fact]
    public void ChineseName_InAnEnglishSentence_IsReadByAChineseVoice()
    {
        var breaths = ToSpeech.Writer.Breaths("Ask for 過戶 at the counter.", "en");

        Assert.Equal(["en", "zh-TW", "en"], breaths.Select(b => b.Language));
        Assert.Equal("過戶。", breaths[1].Text);
    }

    [Fact]
    public void Breaths_OfALongSentence_AreCutBetweenWords() => Assert.All(
        ToSpeech.Writer.Breaths(string.Join(' ', Enumerable.Repeat("counter", 60)), "en"),
        b => Assert.True(b.Text.Trim().Length <= WordBreaths.Longest && b.Text.EndsWith(' ')));

    [Theory]
    [InlineData("vi", "Gọi 119 ｜ 打 119", "Gọi một một chín.")]
    [InlineData("id", "Telepon 1911 dalam 3 hari", "Telepon satu sembilan satu satu dalam tiga hari.")]
    [InlineData("th", "โทร 119", "โทร หนึ่ง หนึ่ง เก้า.")]
    public void Figures_InLanguagesWithoutPages_AreWordsOfTheirs(string locale, string written, string said) =>
        Assert.Equal(said, ToSpeech.Say(written, locale));

    [Fact]
    public void ChineseSentence_ToACallerOfAnotherLanguage_IsReadByAChineseVoice() => Assert.All(
        ToSpeech.Writer.Breaths("出門前請先打 1911 問清楚。", "vi"), b => Assert.Equal("zh-TW", b.Language));
}
