using BotService.Engine.Data;
using BotService.Review.Low;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Review;

public sealed class CurseWordsTests
{
    private static readonly CurseWords Words = Load();

    [Theory]
    [InlineData("這什麼爛東西")]
    [InlineData("you IDIOT, answer me")]
    [InlineData("靠北欸")]
    public void Curse_IsHeard(string text) => Assert.True(Words.AreIn(text));

    [Theory]
    [InlineData("電費要怎麼繳")]
    [InlineData("my name is Midiotto")]
    [InlineData("the shitake farm needs water")]
    [InlineData("")]
    public void Question_IsNone(string text) => Assert.False(Words.AreIn(text));

    private static CurseWords Load()
    {
        var problems = new Findings();
        var words = CurseWords.Load(RealEngine.Folders.Dialogs, CurseWords.Locales, problems);
        Assert.Empty(problems);
        return words;
    }
}
