using BotService.Cli;

namespace BotService.Tests.Cli;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("\u001b[2J清空", "␛[2J清空")]
    [InlineData("a\u0007b\u007f", "a␇b␡")]
    [InlineData("一\r\n二\n三\t四", "一⏎二⏎三␉四")]
    [InlineData("lap\u202egnp.exe", "lap<U+202E>gnp.exe")]
    [InlineData("a\u200bb\ufeffc\u2066d\u2069", "a<U+200B>b<U+FEFF>c<U+2066>d<U+2069>")]
    [InlineData("\u009b31m", "<U+009B>31m")]
    [InlineData("電費 é 👨‍👩‍👧 𠮷", "電費 é 👨‍👩‍👧 𠮷")]
    public void Text_ThatSteersOrHides_IsMarked(string text, string expected) =>
        Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void Half_OfAPair_IsNamed() => Assert.Equal("a<U+D83D>b", VisibleText.Of("a\ud83db"));

    [Fact]
    public void Lines_Stay_WhereTheyMay() => Assert.Equal("a\nb␛", VisibleText.OfLines("a\r\nb\u001b"));
}
