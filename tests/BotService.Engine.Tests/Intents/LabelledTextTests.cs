using BotService.Engine.Intents;

namespace BotService.Tests.Intents;

public class LabelledTextTests
{
    private static readonly LabelledText[] Texts =
    [
        .. from text in (string[])["what is my balance", "how much money is in my account", "show the balance",
            "account balance please", "check my balance"] select new LabelledText(text, "balance"),
        .. from text in (string[])["play some jazz", "put on a song", "I want to hear music", "play my favourite song",
            "start the music"] select new LabelledText(text, "music"),
        .. from text in (string[])["will it rain tomorrow", "weather in Tainan", "is it sunny outside",
            "how warm is it today", "weather forecast please"] select new LabelledText(text, "weather"),
        .. from text in (string[])["who won the election", "how tall is the mountain", "what does this word mean",
            "tell me your name", "are you married"] select new LabelledText(text, LabelledText.OutOfScope),
    ];

    [Theory]
    [InlineData("what is the balance of my account", "balance")]
    [InlineData("play a song", "music")]
    [InlineData("how is the weather tomorrow", "weather")]
    public void Train_PlainTexts_RanksTheirLabels(string text, string label) =>
        Assert.Equal(label, Recognizer.Train(Texts).Recognize(text, RecognitionContext.None).Candidates[0].Entry);

    [Fact]
    public void Train_PlainTexts_PutsTextsOfNoLabelLower()
    {
        var recognizer = Recognizer.Train(Texts);
        Assert.True(InScope("play a song") > InScope("who won the race"));
        Assert.DoesNotContain(
            recognizer.Recognize("play a song", RecognitionContext.None).Candidates,
            c => c.Entry == LabelledText.OutOfScope);

        double InScope(string text) => recognizer.Recognize(text, RecognitionContext.None).InScope;
    }

    [Fact]
    public void Train_NoTexts_RefusesEverything() =>
        Assert.Equal(Outcome.OutOfScope, Recognizer.Train([]).Recognize("hello", RecognitionContext.None).Outcome);
}
