using BotService.Engine.Language;
using BotService.Tests.Intents;

namespace BotService.Tests.Language;

public class TextNormalizerTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("臺電", "台電")]
    [InlineData("电费过户", "電費過戶")]
    [InlineData("電錶", "電表")]
    [InlineData("電　費，過戶！", "電 費 過戶")]
    [InlineData("電\u200b費\u202e過\ufeff戶", "電費過戶")]
    [InlineData("Café ① ㎡", "cafe 1 m2")]
    [InlineData("e\u0301lectricity", "electricity")]
    [InlineData("the landlord’s bill", "the landlords bill")]
    [InlineData("哈哈哈哈哈", "哈哈")]
    [InlineData("電號 00000000000", "電號 00000000000")]
    [InlineData("💡電費💡", "電費")]
    [InlineData("𝐀𝐁𝟏", "ab1")]
    [InlineData(" \t\r\n", "")]
    [InlineData("!?…。，", "")]
    [InlineData("電\ud800費", "電 費")]
    public void Normalize_OneText_GivesItsFormForMatching(string text, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(text));

    [Theory]
    [InlineData("后")]
    [InlineData("後")]
    public void Normalize_CharactersThatSimplifyAlike_FoldTogether(string text) =>
        Assert.Equal("後", TextNormalizer.Normalize(text));

    [Fact]
    public void Normalize_ItsOwnResult_ChangesNothing()
    {
        foreach (var text in HostileTexts.Some(2000))
        {
            var once = TextNormalizer.Normalize(text);
            Assert.Equal(once, TextNormalizer.Normalize(once));
        }
    }

    [Fact]
    public void Normalize_EveryCharacterAlone_ChangesNothingTheSecondTime()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var once = TextNormalizer.Normalize(((char)c).ToString());
            Assert.Equal(once, TextNormalizer.Normalize(once));
        }
    }

    [Fact]
    public void Normalize_AnyLength_StaysBounded()
    {
        Assert.Equal(TextNormalizer.MaxLength, TextNormalizer.Normalize(new string('0', 10_000_000)).Length);
        Assert.All(HostileTexts.Some(500),
            text => Assert.InRange(TextNormalizer.Normalize(text).Length, 0, TextNormalizer.MaxLength));
    }

    [Fact]
    public void Normalize_PaddedWithInvisibles_StillReadsTheWords() =>
        Assert.Equal("過戶", TextNormalizer.Normalize(new string('\u200b', 1000) + "過戶"));
}
