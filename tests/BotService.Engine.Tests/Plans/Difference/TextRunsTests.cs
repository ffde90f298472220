using BotService.Engine.Plans.Difference;

namespace BotService.Tests.Plans.Difference;

public sealed class TextRunsTests
{
    [Theory]
    [InlineData("提供 wifi 免費網路", "提供 iTaiwan 免費網路")]
    [InlineData("", "全新")]
    [InlineData("都沒了", "")]
    [InlineData("換行\n與 空白", "換行與空白，還有更多")]
    public void Runs_OfOneSide_AreItsText(string old, string @new)
    {
        var runs = TextRuns.Of(old, @new);
        Assert.Equal(Bare(old), Bare(string.Concat(runs.Where(r => r.IsOld).Select(r => r.Text))));
        Assert.Equal(Bare(@new), Bare(string.Concat(runs.Where(r => r.IsNew).Select(r => r.Text))));
    }

    [Fact]
    public void Word_IsReplacedAsAWhole() => Assert.Equal(
        [new("提供 ", true, true), new("wifi ", true, false), new("iTaiwan ", false, true), new TextRun("免費", true, true)],
        TextRuns.Of("提供 wifi 免費", "提供 iTaiwan 免費"));

    [Fact]
    public void Changes_ThatASingleSignTearsApart_AreOne() => Assert.Equal(
        [new("供用戶", true, true), new("查閱", true, false), new("參閱或", false, true), new TextRun("運用", true, true)],
        TextRuns.Of("供用戶查閱運用", "供用戶參閱或運用"));

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
