using BotService.Sheets;

namespace BotService.Tests.Sheets;

public class MarkdownTests
{
    [Theory]
    [InlineData("電費單*", "電費單\\*")]
    [InlineData("1. 先申請", "1\\. 先申請")]
    [InlineData("- 不是清單", "\\- 不是清單")]
    [InlineData("# 不是標題", "\\# 不是標題")]
    [InlineData("<b>a</b>", "\\<b\\>a\\</b\\>")]
    [InlineData("02-8733-5678", "02-8733-5678")]
    [InlineData("2026 年 1.5 倍", "2026 年 1.5 倍")]
    [InlineData("一\n二\r\n\n三", "一\n\n二\n\n三")]
    [InlineData("", "")]
    public void Escape_OfText_TouchesOnlyWhatWouldBeEaten(string text, string expected) =>
        Assert.Equal(expected, Markdown.Escape(text));

    [Fact]
    public void Link_WithBrackets_EndsWhereItShould() =>
        Assert.Equal("[a\\]b](https://x.example/%28y%29)", Markdown.Link("a]b", "https://x.example/(y)"));
}
