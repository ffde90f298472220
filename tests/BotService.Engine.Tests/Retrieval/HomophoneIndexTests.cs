using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Tests.Retrieval;

public class HomophoneIndexTests
{
    private static readonly HomophoneIndex Index = HomophoneIndex.Build(
        Enumerable.Repeat((string[])["電費過戶", "申請復電", "電費復電", "復電多久", "臨時用電", "pay 電費"], 10).SelectMany(t => t));

    [Theory]
    [InlineData("電費過互", "電費過戶")]
    [InlineData("店費過戶", "電費過戶")]
    [InlineData("零時用電", "臨時用電")]
    [InlineData("申請富電", "申請復電")]
    [InlineData("電ㄈㄟˋ過ㄏㄨˋ", "電費過戶")]
    [InlineData("ㄉㄧㄢˋㄈㄟˋ", "電費")]
    [InlineData("過戶ㄅ", "過戶")]
    [InlineData("pay 店費", "pay 電費")]
    public void Repair_SoundsKnownWhereCharactersAreNot_WritesTheKnown(string text, string expected) =>
        Assert.Equal(expected, Repair(text));

    [Theory]
    [InlineData("電費過戶")]
    [InlineData("今天天氣好")]
    [InlineData("互相")]
    [InlineData("pay my bill")]
    [InlineData("")]
    [InlineData("過")]
    public void Repair_NothingBetterKnown_LeavesTheText(string text) => Assert.Equal(text, Repair(text));

    [Fact]
    public void Repair_LongText_StaysAsLong()
    {
        foreach (var text in (string[])[
            new string('互', TextNormalizer.MaxLength),
            string.Concat(Enumerable.Repeat("過互", TextNormalizer.MaxLength / 2))])
        {
            Assert.Equal(text.Length, Repair(text).Length);
        }
    }

    private static string Repair(string text)
    {
        var into = new char[TextNormalizer.MaxLength];
        return new string(into, 0, Index.Repair(text, into));
    }
}
